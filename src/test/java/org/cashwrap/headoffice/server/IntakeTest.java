package org.cashwrap.headoffice.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

class IntakeTest {
    private final Intake intake = new Intake(10);

    private int read(int bytes) throws IOException {
        return intake.read(new ByteArrayInputStream(new byte[bytes]), body -> body.length);
    }

    @Test
    void allTogetherHaveACapAndItIsGivenBack() throws IOException {
        for (int times = 0; times < 3; times++) {
            assertEquals(10, read(10));
            var refused = assertThrows(RefusedException.class, () -> read(11));
            assertEquals(Refusal.BUSY, refused.refused().code());
        }
        var while8AreHeld =
                intake.<String>read(
                        new ByteArrayInputStream(new byte[8]),
                        _ -> assertThrows(RefusedException.class, () -> read(3)).toString());
        assertEquals(
                RefusedException.class.getName() + ": too many requests at once", while8AreHeld);
        assertEquals(10, read(10));
    }

    @Test
    void whatASenderLeftBehindIsGivenBackToo() throws IOException {
        var breaks =
                new InputStream() {
                    private int left = 9;

                    @Override
                    public int read() throws IOException {
                        if (left-- == 0) {
                            throw new IOException("gone");
                        }
                        return 1;
                    }

                    @Override
                    public int read(byte[] into, int from, int length) throws IOException {
                        into[from] = (byte) read();
                        return 1;
                    }
                };
        assertThrows(IOException.class, () -> intake.read(breaks, body -> body.length));
        assertEquals(10, read(10));
    }
}
