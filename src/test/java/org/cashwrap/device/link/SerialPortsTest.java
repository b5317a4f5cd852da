package org.cashwrap.device.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class SerialPortsTest {
    @TempDir private Path root;

    @Test
    void portsWithHardwareAreNamedAdaptersByTheirLastingNameFirst() throws IOException {
        root = root.toRealPath();
        port("tty1", false);
        port("ttyS0", true);
        port("ttyS1", true);
        Files.writeString(root.resolve("sys/ttyS0/type"), "4\n");
        Files.writeString(root.resolve("sys/ttyS1/type"), "0\n");
        port("ttyACM0", true);
        port("ttyUSB3", true);
        Files.createDirectories(root.resolve("sys/ttyUSB9/device"));
        var byId = Files.createDirectories(root.resolve("dev/serial/by-id"));
        Files.createSymbolicLink(byId.resolve("usb-FTDI"), Path.of("../../ttyUSB3"));
        Files.createSymbolicLink(byId.resolve("usb-gone"), Path.of("../../ttyUSB4"));

        var names = new SerialPorts(root.resolve("dev"), root.resolve("sys")).names();

        assertEquals(
                List.of(
                        root + "/dev/serial/by-id/usb-FTDI",
                        root + "/dev/ttyACM0",
                        root + "/dev/ttyS0"),
                names);
    }

    @Test
    void whoHasNoRightIsToldWhichGroupHas() throws IOException {
        var port = Files.createFile(root.resolve("ttyUSB0"));
        var group =
                Files.readAttributes(port, java.nio.file.attribute.PosixFileAttributes.class)
                        .group()
                        .getName();
        var user = System.getProperty("user.name");
        assertTrue(
                SerialPorts.noRight(port.toString())
                        .startsWith(
                                user
                                        + " has no right to "
                                        + port
                                        + ". Add "
                                        + user
                                        + " to the group "
                                        + group));
        assertTrue(SerialPorts.noRight("/dev/none").contains("to the group dialout"));
    }

    private void port(String name, boolean real) throws IOException {
        Files.createDirectories(root.resolve("sys").resolve(name));
        Files.createDirectories(root.resolve("dev"));
        Files.createFile(root.resolve("dev").resolve(name));
        if (real) {
            Files.createDirectory(root.resolve("sys").resolve(name).resolve("device"));
        }
    }
}
