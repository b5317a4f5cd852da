package org.cashwrap.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.cashwrap.core.ledger.Hash;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

class AnchorFileTest {
    private static final String GOOD =
            """
            {"epoch":"0123456789abcdef0123456789abcdef","seq":12,"hash":"%s","what":"signed","at":"2026-11-23T09:30:00Z"}\
            """
                    .formatted("00".repeat(32));
    private static final Anchor ANCHOR =
            new Anchor(
                    "0123456789abcdef0123456789abcdef",
                    12,
                    Hash.ZERO,
                    Anchor.What.SIGNED,
                    Instant.parse("2026-11-23T09:30:00Z"));

    @TempDir Path home;
    private Path path;
    private AnchorFile file;

    @BeforeEach
    void place() {
        path = home.resolve(AnchorFile.FILE);
        file = new AnchorFile(path);
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        assertEquals(new AnchorFile.Writing.Written(), file.write(ANCHOR));
        assertEquals(new AnchorFile.Reading.Read(ANCHOR), file.read());
        assertEquals(GOOD, Files.readString(path));
        var later =
                new Anchor(
                        ANCHOR.epoch(),
                        Long.MAX_VALUE,
                        Hash.ZERO,
                        Anchor.What.ACKNOWLEDGED,
                        ANCHOR.at());
        assertEquals(new AnchorFile.Writing.Written(), file.write(later));
        assertEquals(new AnchorFile.Reading.Read(later), file.read());
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        assertFalse(Files.exists(home.resolve("anchor.json.new")));
    }

    @Test
    void aFileThatIsNotThereIsAbsent() {
        assertEquals(new AnchorFile.Reading.Absent(), file.read());
        assertEquals(
                new AnchorFile.Reading.Absent(),
                new AnchorFile(home.resolve("nowhere").resolve("anchor.json")).read());
    }

    @Test
    void aWriteCutShortByAPowerCutLeavesTheFormerAnchor() throws IOException {
        file.write(ANCHOR);
        Files.writeString(home.resolve("anchor.json.new"), "{\"epo");
        assertEquals(new AnchorFile.Reading.Read(ANCHOR), file.read());
        assertEquals(new AnchorFile.Writing.Written(), file.write(ANCHOR));
    }

    @Test
    void whatCannotBeWrittenIsSaid() {
        var nowhere = new AnchorFile(home.resolve("nowhere").resolve("anchor.json"));
        assertInstanceOf(AnchorFile.Writing.NotWritten.class, nowhere.write(ANCHOR));
    }

    @Test
    void aFolderInItsPlaceIsGarbled() throws IOException {
        Files.createDirectory(path);
        assertInstanceOf(AnchorFile.Reading.Garbled.class, file.read());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "12",
                "[]",
                "{}",
                "{\"seq\":",
                "GOOD GOOD",
                "GOOD,",
                "\"seq\":12|\"seq\":\"12\"",
                "\"seq\":12|\"seq\":12.0",
                "\"seq\":12|\"seq\":1e1",
                "\"seq\":12|\"seq\":0",
                "\"seq\":12|\"seq\":-1",
                "\"seq\":12|\"seq\":9223372036854775808",
                "\"seq\":12|\"seq\":12,\"seq\":13",
                "\"seq\":12|\"seq\":null",
                "\"seq\":12|\"sequence\":12",
                "\"seq\":12|\"seq\":12,\"more\":1",
                "abcdef\"|abcdeg\"",
                "abcdef\"|ABCDEF\"",
                "abcdef\"|abcdef0\"",
                "\"hash\":\"00|\"hash\":\"0",
                "\"hash\":\"00|\"hash\":\"zz",
                "signed|Signed",
                "signed|lost",
                "2026-11-23T|yesterday",
                "2026-11-23T09:30:00Z|2026-11-23"
            })
    void whatIsNotExactlyAnAnchorIsGarbled(String change) throws IOException {
        var parts = change.split("\\|", 2);
        var text =
                parts.length == 2 ? GOOD.replace(parts[0], parts[1]) : change.replace("GOOD", GOOD);
        Files.writeString(path, text);
        assertInstanceOf(AnchorFile.Reading.Garbled.class, file.read(), text);
    }

    @Test
    void aFileOfAnySizeIsNotReadIntoMemory() throws IOException {
        Files.writeString(path, GOOD + " ".repeat(5000));
        assertInstanceOf(AnchorFile.Reading.Garbled.class, file.read());
    }
}
