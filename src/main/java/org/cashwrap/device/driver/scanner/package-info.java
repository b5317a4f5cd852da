/// The driver of scanners that send what they read as bytes, over a serial port or whatever stands for one. It knows where a
/// code begins and ends, and hands on nothing but text. It must not know what the text is for, nor which port a station
/// uses.
@NullMarked
package org.cashwrap.device.driver.scanner;

import org.jspecify.annotations.NullMarked;
