package org.cashwrap.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.Python;
import org.junit.jupiter.api.Test;

import java.io.IOException;

/// The stranger's own tests, some four hundred forged journals among them.
class StrangerTest {
    @Test
    void theStrangersTestsPass() throws IOException {
        var said = Python.run("-m", "unittest", "discover", "-s", "src/test/python");
        assertTrue(said.strip().endsWith("OK"), said);
    }
}
