package org.cashwrap.device.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.nativelib.NativeLibraryUtil;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// A library is loaded once in a process, so each of these has a process of its own.
@EnabledOnOs(OS.LINUX)
class NativeLibraryTest {
    @TempDir private static Path home;

    private static Path packaged;

    @BeforeAll
    static void packageIt() throws IOException {
        var inJar = NativeLibraryUtil.getPlatformLibraryPath("natives") + "libjssc.so";
        packaged = home.toRealPath().resolve(inJar);
        Files.createDirectories(packaged.getParent());
        try (InputStream library = jssc.SerialPort.class.getResourceAsStream("/" + inJar)) {
            Files.copy(Objects.requireNonNull(library), packaged);
        }
    }

    @Test
    void theOneThatWasPackagedIsLoadedAndNoneUnpacked(@TempDir Path temporary) throws Exception {
        var said = otherProcess("-Dcashwrap.home=" + home, "-Djava.io.tmpdir=" + temporary);
        assertEquals(List.of("no such port", packaged.toString()), said);
    }

    @Test
    void withoutAPackagedOneItIsUnpacked(@TempDir Path temporary) throws Exception {
        var said =
                otherProcess(
                        "-Dcashwrap.home=" + temporary.resolve("no"),
                        "-Djava.io.tmpdir=" + temporary);
        assertEquals("no such port", said.getFirst());
        assertTrue(said.get(1).startsWith(temporary.toRealPath().toString()), said.get(1));
    }

    @Test
    void oneThatDoesNotLoadIsSaidEachTime(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("libjssc.so"), "not a library");
        var said = otherProcess("-Djssc.boot.library.path=" + folder);
        assertEquals(1, said.size());
        assertTrue(
                said.getFirst()
                        .startsWith("serial ports cannot be used, because the library for them"),
                said.getFirst());
    }

    @Test
    void noPlaceForTemporaryFilesIsSaid(@TempDir Path folder) throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        var said = otherProcess("-Djava.io.tmpdir=" + file.resolve("not-a-folder"));
        assertTrue(said.getFirst().startsWith("serial ports cannot be used"), said.getFirst());
        assertTrue(said.getFirst().contains("-Djava.io.tmpdir"), said.getFirst());
    }

    /// In the other process: why a port does not open, the second time, too, and which library was loaded.
    static void main(String[] none) throws IOException {
        var cable = Cables.to(new LinkName.Serial("/dev/null/none"), Ends.SETTINGS);
        var other = Cables.to(new LinkName.Serial("/dev/null"), Ends.SETTINGS);
        Ends.whyNot(other);
        var why = Ends.whyNot(other);
        System.out.println(
                why.startsWith("/dev/null is no serial port")
                                && Ends.whyNot(cable).startsWith("there is no port")
                        ? "no such port"
                        : why);
        try (var maps = Files.lines(Path.of("/proc/self/maps"))) {
            maps.filter(line -> line.endsWith("libjssc.so"))
                    .map(line -> line.substring(line.indexOf('/')))
                    .distinct()
                    .forEach(System.out::println);
        }
    }

    private static List<String> otherProcess(String... options)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(Arrays.asList(options));
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        NativeLibraryTest.class.getName()));
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.lines().toList();
    }
}
