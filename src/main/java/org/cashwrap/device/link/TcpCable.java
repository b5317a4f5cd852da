package org.cashwrap.device.link;

import org.cashwrap.device.link.Cable.Opening.NotOpened;
import org.cashwrap.device.link.Cable.Opening.Opened;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A cable by the network: we call, the device listens.
record TcpCable(LinkName.Tcp name, Duration writePatience) implements Cable {
    private static final Duration CONNECTING = Duration.ofSeconds(5);

    @Override
    public Opening open() {
        var porter = new Porter(name.toString(), writePatience);
        // Looking up a name has no time limit of its own, hence on the porter's thread.
        var opening =
                porter.within(
                        CONNECTING,
                        () -> connected(porter),
                        late -> {
                            if (late instanceof Opened(var link)) {
                                link.close();
                            }
                        });
        if (opening.isPresent() && opening.get() instanceof Opened opened) {
            return opened;
        }
        porter.end(() -> {});
        return opening.orElseGet(this::noAnswer);
    }

    private Opening connected(Porter porter) {
        var deadline = Deadline.in(CONNECTING);
        try {
            IOException last = new ConnectException();
            for (var address : InetAddress.getAllByName(name.host())) {
                try {
                    return new Opened(new TcpLink(connect(address, deadline), porter));
                } catch (IOException refused) {
                    last = refused;
                }
            }
            throw last;
        } catch (UnknownHostException unknown) {
            return new NotOpened(
                    "nobody knows a host by the name "
                            + name.host()
                            + ". Check its spelling, or write its address");
        } catch (SocketTimeoutException silent) {
            return noAnswer();
        } catch (NoRouteToHostException noWay) {
            return new NotOpened(
                    "there is no way to "
                            + name.host()
                            + " in the network. Check its cable, its address and ours");
        } catch (ConnectException refused) {
            return new NotOpened(
                    name.host()
                            + " is there, but nothing listens at port "
                            + name.port()
                            + ". Check that the device is on and set to this port, and that no"
                            + " other till has it");
        } catch (IOException | RuntimeException other) {
            return new NotOpened(
                    "no connection to "
                            + name
                            + ": "
                            + other.getMessage()
                            + ". Check host and port");
        }
    }

    private NotOpened noAnswer() {
        return new NotOpened(
                name.host()
                        + " does not answer. Check that the device is on, its network cable, and"
                        + " that its address is right");
    }

    private Socket connect(InetAddress address, Deadline deadline) throws IOException {
        var socket = new Socket();
        try {
            var left = TimeUnit.NANOSECONDS.toMillis(deadline.leftNanos());
            socket.connect(
                    new InetSocketAddress(address, name.port()),
                    Math.max(1, Math.toIntExact(left)));
            if (callsItself(socket)) {
                throw new ConnectException();
            }
            TcpLink.prepare(socket);
            return socket;
        } catch (IOException | RuntimeException refused) {
            socket.close();
            throw refused;
        }
    }

    /// Where nobody listens, the system may give us that very port to call from, and then we would talk to ourselves.
    static boolean callsItself(Socket socket) {
        return socket.getLocalSocketAddress().equals(socket.getRemoteSocketAddress());
    }
}
