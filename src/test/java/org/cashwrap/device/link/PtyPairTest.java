package org.cashwrap.device.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class PtyPairTest {
    @Test
    void theNamesGoWithTheCableAndComeBackWithIt() throws IOException {
        try (var pair = PtyPair.open()) {
            assertTrue(Files.exists(Path.of(pair.a())));
            pair.cut();
            assertFalse(Files.isSymbolicLink(Path.of(pair.a())));
            pair.plugIn();
            try (var b = Files.newInputStream(Path.of(pair.b()))) {
                Files.write(Path.of(pair.a()), new byte[] {7});
                assertEquals(7, b.read());
            }
        }
    }
}
