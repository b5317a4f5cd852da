package org.cashwrap.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

class FreeSpaceTest {
    @TempDir Path home;

    @ParameterizedTest
    @CsvSource({
        "-1, UNKNOWN",
        "0, STOP",
        "67108863, STOP",
        "67108864, LOW",
        "209715199, LOW",
        "209715200, ENOUGH"
    })
    void aLittleRoomWarnsAndLessStops(long bytes, FreeSpace.Level level) {
        assertEquals(level, new FreeSpace(bytes).level());
    }

    @Test
    void theSystemSaysHowMuchThereIsWhereThereIsAFolder() {
        assertTrue(FreeSpace.at(home).usableBytes() > 0);
        assertEquals(new FreeSpace(-1), FreeSpace.at(home.resolve("nowhere")));
    }
}
