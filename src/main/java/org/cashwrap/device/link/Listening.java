package org.cashwrap.device.link;

import org.cashwrap.device.link.Cable.Opening;
import org.cashwrap.device.link.Cable.Opening.NotOpened;
import org.cashwrap.device.link.Cable.Opening.Opened;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/// The other end of a TCP cable, where a simulator waits to be called; on this machine only.
public final class Listening implements AutoCloseable {
    private static final int WAITING_MAX = 5;

    private final ServerSocket socket;
    private final LinkName.Tcp name;

    /// What became of it.
    public sealed interface Start {
        record Listens(Listening at) implements Start {}

        /// @param why in plain English, with the cure
        record NotListening(String why) implements Start {}
    }

    private Listening(ServerSocket socket, LinkName.Tcp name) {
        this.socket = socket;
        this.name = name;
    }

    /// @param name with a host of this machine, as [LinkName#parseListening] makes it; with port 0 the system picks one
    public static Start on(LinkName.Tcp name) {
        try {
            var here = InetAddress.getByName(name.host());
            if (!here.isLoopbackAddress()) {
                return new Start.NotListening(
                        "simulators listen on this machine only, not on "
                                + name.host()
                                + ". Write tcp:"
                                + name.port());
            }
            var socket = new ServerSocket(name.port(), WAITING_MAX, here);
            return new Start.Listens(
                    new Listening(socket, new LinkName.Tcp(name.host(), socket.getLocalPort())));
        } catch (BindException taken) {
            return new Start.NotListening(
                    "port "
                            + name.port()
                            + " cannot be listened on: "
                            + taken.getMessage()
                            + ". Choose another, or tcp:0 for any that is free");
        } catch (IOException refused) {
            return new Start.NotListening("no listening on " + name + ": " + refused.getMessage());
        }
    }

    /// Where it is, with the port that the system picked; what the other end opens.
    public LinkName.Tcp name() {
        return name;
    }

    /// The next caller, or nothing if none called within the wait, or why there will be none: [#close] ends the wait.
    public Optional<Opening> accept(Duration wait) {
        try {
            socket.setSoTimeout(TcpLink.millis(wait));
            var caller = socket.accept();
            TcpLink.prepare(caller);
            return Optional.of(
                    new Opened(new TcpLink(caller, new Porter(name.toString(), Porter.PATIENCE))));
        } catch (SocketTimeoutException nobody) {
            return Optional.empty();
        } catch (IOException closed) {
            return Optional.of(new NotOpened("no longer listening at " + name));
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed all the same.
        }
    }
}
