package org.cashwrap.device.link;

import jssc.SerialPortList;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The serial ports that this machine has.
///
/// @param dev where the ports are, `/dev`
/// @param sys where Linux says what is behind each terminal, `/sys/class/tty`
record SerialPorts(Path dev, Path sys) {
    static final SerialPorts HERE = new SerialPorts(Path.of("/dev"), Path.of("/sys/class/tty"));

    /// Windows has names like COM3 instead.
    private static final boolean PORTS_ARE_FILES = File.separatorChar == '/';

    /// The names to put into a station file: for adapters those that stay the same when they are plugged in elsewhere, for
    /// other ports their own. No port is opened to find out: that alone would wake some devices.
    List<String> names() {
        if (!Files.isDirectory(sys)) {
            return Arrays.asList(SerialPortList.getPortNames());
        }
        var names = new ArrayList<String>();
        var behind = new ArrayList<Path>();
        for (var lasting : in(dev.resolve("serial/by-id"))) {
            try {
                behind.add(lasting.toRealPath());
                names.add(lasting.toString());
            } catch (IOException unplugged) {
                // A link that leads nowhere is no port.
            }
        }
        for (var tty : in(sys)) {
            var port = dev.resolve(tty.getFileName());
            if (isReal(tty) && Files.exists(port) && !behind.contains(port)) {
                names.add(port.toString());
            }
        }
        return List.copyOf(names);
    }

    /// Whether a port that was opened is still there.
    boolean has(String device) {
        return PORTS_ARE_FILES
                ? Files.exists(Path.of(device))
                : Arrays.asList(SerialPortList.getPortNames()).contains(device);
    }

    /// The port behind a name at this moment; Windows' names stand for themselves.
    static String behind(String name) throws IOException {
        return PORTS_ARE_FILES ? Path.of(name).toRealPath().toString() : name;
    }

    /// What a person without the right to a device has to do.
    static String noRight(String device) {
        var user = System.getProperty("user.name");
        return user
                + " has no right to "
                + device
                + ". Add "
                + user
                + " to the group "
                + group(device)
                + " (sudo adduser "
                + user
                + " "
                + group(device)
                + "), sign out and in again";
    }

    private static String group(String device) {
        try {
            return Files.readAttributes(Path.of(device), PosixFileAttributes.class)
                    .group()
                    .getName();
        } catch (IOException | UnsupportedOperationException unknown) {
            return "dialout";
        }
    }

    /// A terminal with hardware behind it: Linux lists dozens without, and of the old COM ports four, there or not.
    private static boolean isReal(Path tty) {
        if (!Files.exists(tty.resolve("device"))) {
            return false;
        }
        try {
            return !Files.readString(tty.resolve("type")).strip().equals("0");
        } catch (IOException notSaid) {
            return true;
        }
    }

    private static List<Path> in(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (IOException | InvalidPathException none) {
            return List.of();
        }
    }
}
