package org.cashwrap.device.link;

import jssc.SerialPort;
import jssc.SerialPortException;

import org.cashwrap.device.link.Cable.Opening.NotOpened;
import org.cashwrap.device.link.Cable.Opening.Opened;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/// A serial cable, by jSSC.
record SerialCable(LinkName.Serial name, SerialSettings settings, Duration writePatience)
        implements Cable {
    /// A port that is there opens at once; a USB adapter that has crashed never does.
    private static final Duration OPENING = Duration.ofSeconds(5);

    /// Those that jSSC sets without asking the driver for a divisor.
    private static final Set<Integer> USUAL_BAUDS =
            Set.of(1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200, 230_400);

    @Override
    public Opening open() {
        try {
            NativeLibrary.load();
        } catch (LinkageError noLibrary) {
            return new NotOpened(NativeLibrary.why(noLibrary));
        }
        return openPort();
    }

    private Opening openPort() {
        String device;
        try {
            device = SerialPorts.behind(name.path());
        } catch (IOException notThere) {
            return new NotOpened(noSuchPort());
        }
        var held = Held.take(device);
        if (held.isEmpty()) {
            return new NotOpened(Held.why(device));
        }
        var porter = new Porter(name.toString(), writePatience);
        var opening =
                porter.within(
                        OPENING,
                        () -> opened(device, held.get(), porter),
                        late -> {
                            if (late instanceof Opened(var link)) {
                                link.close();
                            }
                        });
        if (opening.isPresent() && opening.get() instanceof Opened opened) {
            return opened;
        }
        if (opening.isEmpty()) {
            held.get().leaving();
        }
        porter.end(() -> {});
        return opening.orElse(
                new NotOpened(
                        device
                                + " does not answer to being opened. Pull its cable out and put it"
                                + " back"));
    }

    /// On the porter's thread.
    private Opening opened(String device, Held held, Porter porter) {
        var port = new SerialPort(device);
        try {
            port.openPort();
            if (isSet(port)) {
                return new Opened(SerialLink.on(port, name.toString(), device, held, porter));
            }
            port.closePort();
        } catch (SerialPortException refused) {
            close(port);
            held.release();
            return new NotOpened(whyNot(device, refused.getExceptionType()));
        }
        held.release();
        return new NotOpened(
                device
                        + " does not take "
                        + settings.baud()
                        + " baud with 8 data bits and "
                        + settings.stopBits()
                        + " stop bits"
                        + handshake()
                        + ". Look up what the device needs, and what the adapter can");
    }

    private static void close(SerialPort port) {
        try {
            if (port.isOpened()) {
                port.closePort();
            }
        } catch (SerialPortException gone) {
            // It was unplugged while it was opened.
        }
    }

    /// jSSC also says false where only the modem lines are missing, as on a pseudo-terminal; then the line itself is set.
    private boolean isSet(SerialPort port) throws SerialPortException {
        var set =
                port.setParams(
                        settings.baud(),
                        SerialPort.DATABITS_8,
                        settings.stopBits() == 2 ? SerialPort.STOPBITS_2 : SerialPort.STOPBITS_1,
                        SerialPort.PARITY_NONE,
                        true,
                        true);
        return port.setFlowControlMode(flow()) && (set || USUAL_BAUDS.contains(settings.baud()));
    }

    private int flow() {
        return switch (settings.flow()) {
            case NONE -> SerialPort.FLOWCONTROL_NONE;
            case RTS_CTS -> SerialPort.FLOWCONTROL_RTSCTS_IN | SerialPort.FLOWCONTROL_RTSCTS_OUT;
            case XON_XOFF -> SerialPort.FLOWCONTROL_XONXOFF_IN | SerialPort.FLOWCONTROL_XONXOFF_OUT;
        };
    }

    private String handshake() {
        return switch (settings.flow()) {
            case NONE -> "";
            case RTS_CTS -> " and a handshake over RTS and CTS";
            case XON_XOFF -> " and a handshake by XON and XOFF";
        };
    }

    private String whyNot(String device, String type) {
        return switch (type) {
            case SerialPortException.TYPE_PORT_BUSY ->
                    device
                            + " is in use by another program. Close that one; ModemManager and"
                            + " brltty take serial ports by themselves";
            case SerialPortException.TYPE_PERMISSION_DENIED -> SerialPorts.noRight(device);
            case SerialPortException.TYPE_INCORRECT_SERIAL_PORT ->
                    device + " is no serial port. " + portsThere();
            default ->
                    Files.exists(Path.of(device), LinkOption.NOFOLLOW_LINKS)
                            ? device
                                    + " is there, but nothing is connected behind it. "
                                    + portsThere()
                            : noSuchPort();
        };
    }

    private String noSuchPort() {
        return "there is no port " + name.path() + ". Is the device plugged in? " + portsThere();
    }

    private static String portsThere() {
        var names = SerialPorts.HERE.names();
        return names.isEmpty()
                ? "This machine has no serial port now"
                : "This machine has: " + String.join(", ", names);
    }
}
