package org.cashwrap.device.driver.escpos;

import java.util.List;

/// A document as the commands of one printer, in order. It asks the printer nothing.
///
/// @param commands each is a whole number of the printer's commands and not empty, so between two of them a real-time
///                 command may be slipped in; nobody writes into them. In all of them together there is nothing that a
///                 printer takes for a real-time command
/// @param heightMm about how much paper it takes, with what is fed to the cutter; for how long to wait
public record PrintJob(List<byte[]> commands, int heightMm) {
    public PrintJob {
        commands = List.copyOf(commands);
    }

    /// All of it.
    public byte[] bytes() {
        var bytes = new byte[size()];
        var at = 0;
        for (var command : commands) {
            System.arraycopy(command, 0, bytes, at, command.length);
            at += command.length;
        }
        return bytes;
    }

    public int size() {
        return commands.stream().mapToInt(command -> command.length).sum();
    }
}
