package org.cashwrap.app;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/// `--station DIR`, as every command has it that needs one.
final class StationOption {
    @Option(
            names = "--station",
            required = true,
            paramLabel = "DIR",
            description = "The station folder, made by: cashwrap station init DIR")
    private @Nullable Path station;

    Path path() {
        return java.util.Objects.requireNonNull(station);
    }

    OpenStation open() throws Unusable {
        return OpenStation.read(path());
    }
}
