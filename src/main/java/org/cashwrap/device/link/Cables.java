package org.cashwrap.device.link;

import java.util.List;

/// The one place that knows every kind of cable.
public final class Cables {
    private Cables() {}

    /// The cable of this name, not yet opened.
    ///
    /// - Serial: read every 10 ms; gone within a second of being unplugged. A name from `/dev/serial/by-id` is looked up
    ///   at each opening, so an adapter is found again under its new number.
    /// - TCP: gone once the other end has hung up, or has not answered the network for half a minute.
    /// - File: written at its end, and never read; a file that is not there is made, a folder or a device never.
    ///
    /// @param settings of a serial line; the others need none
    public static Cable to(LinkName name, SerialSettings settings) {
        return switch (name) {
            case LinkName.Serial serial -> new SerialCable(serial, settings, Porter.PATIENCE);
            case LinkName.Tcp tcp -> new TcpCable(tcp, Porter.PATIENCE);
            case LinkName.File file -> new FileCable(file, Porter.PATIENCE);
        };
    }

    /// The serial ports this machine has now, as they go behind `serial:`; names that last come first. None is opened.
    public static List<String> serialPorts() {
        return SerialPorts.HERE.names();
    }
}
