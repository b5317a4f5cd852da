package org.cashwrap.device.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.device.link.Link.Sent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TcpCableTest {
    @Test
    void whatCameBeforeTheOtherEndHungUpIsReadBeforeTheBreak() throws IOException {
        try (var server = server();
                var link = Ends.opened(cable(server));
                var device = server.accept()) {
            device.getOutputStream().write(new byte[] {1, 2, 3});
            device.shutdownOutput();
            assertArrayEquals(new byte[] {1, 2, 3}, Ends.readToTheBreak(link));
            assertEquals(Link.BROKEN, link.next(Ends.HANG_GUARD));
            assertEquals(Sent.NOTHING, link.write(new byte[] {1}));
        }
    }

    @Test
    void aWriteThatBreaksOffIsUnsureAndWhatHasComeIsStillRead() throws IOException {
        try (var server = server();
                var link = Ends.opened(cable(server))) {
            var device = server.accept();
            device.getOutputStream().write(new byte[] {1, 2, 3});
            assertArrayEquals(new byte[] {1}, Ends.read(link, 1));
            device.setSoLinger(true, 0);
            device.close();
            var sent = Sent.DONE;
            while (sent == Sent.DONE) {
                sent = link.write(new byte[10_000]);
            }
            assertEquals(Sent.UNSURE, sent);
            assertEquals(Sent.NOTHING, link.write(new byte[] {1}));
            assertArrayEquals(new byte[] {2, 3}, Ends.readToTheBreak(link));
        }
    }

    @Test
    void smallMessagesAreNotHeldBackAndAVanishedPartnerIsNoticed() throws IOException {
        try (var server = server();
                var socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
            TcpLink.prepare(socket);
            assertTrue(socket.getTcpNoDelay());
            assertTrue(socket.getKeepAlive());
            assertEquals(15, socket.getOption(jdk.net.ExtendedSocketOptions.TCP_KEEPIDLE));
        }
    }

    @Test
    void whereNobodyListensIsSaid() throws IOException {
        LinkName.Tcp free;
        try (var server = server()) {
            free = new LinkName.Tcp("127.0.0.1", server.getLocalPort());
        }
        assertEquals(
                "127.0.0.1 is there, but nothing listens at port "
                        + free.port()
                        + ". Check that the device is on and set to this port, and that no other"
                        + " till has it",
                Ends.whyNot(Cables.to(free, Ends.SETTINGS)));
    }

    @Test
    void aHostThatNobodyKnowsIsSaid() {
        // RFC 6761: a name under .invalid never exists.
        var why = Ends.whyNot(Cables.to(new LinkName.Tcp("till.invalid", 20007), Ends.SETTINGS));
        assertTrue(
                why.startsWith("nobody knows a host by the name till.invalid.")
                        || why.startsWith("till.invalid does not answer."),
                why);
    }

    @Test
    void aCallToOurselvesIsToldFromOneToADevice() throws IOException {
        try (var self = new Socket();
                var server = server();
                var device = new Socket(server.getInetAddress(), server.getLocalPort())) {
            self.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            self.connect(self.getLocalSocketAddress());
            assertTrue(TcpCable.callsItself(self));
            assertFalse(TcpCable.callsItself(device));
        }
    }

    @Test
    void theSameCableOpensAgain() throws IOException {
        try (var server = server()) {
            var cable = cable(server);
            for (var i = 1; i < 4; i++) {
                try (var link = Ends.opened(cable);
                        var device = server.accept()) {
                    device.getOutputStream().write(i);
                    assertEquals(i, link.next(Ends.HANG_GUARD));
                    assertEquals(Link.NOTHING, link.next(Duration.ofMillis(20)));
                }
            }
        }
    }

    private static ServerSocket server() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    private static Cable cable(ServerSocket server) {
        return Cables.to(new LinkName.Tcp("127.0.0.1", server.getLocalPort()), Ends.SETTINGS);
    }
}
