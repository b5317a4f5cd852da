package org.cashwrap.device.driver.zvt.wire;

/// A field that begins with its own number.
///
/// @param counted how many bytes `Fx` say its length: 2 or 3; 0 if its length is fixed
/// @param length  if it is fixed, in bytes
record Bitmap(int number, int counted, int length, Form form, String name) {
    /// The container of tagged objects, whose length is written as theirs are.
    static final int CONTAINER = 0x06;
}
