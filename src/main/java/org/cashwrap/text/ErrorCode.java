package org.cashwrap.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/// A short code for a mistake of ours, to read out on the telephone: the same mistake at the same place has the same code,
/// whatever the values.
public final class ErrorCode {
    private ErrorCode() {}

    public static String of(Throwable mistake) {
        var places =
                Arrays.stream(mistake.getStackTrace())
                        .filter(place -> place.getClassName().startsWith("org.cashwrap."))
                        .map(place -> place.getClassName() + "." + place.getMethodName())
                        .collect(Collectors.joining("\n"));
        var crc = new CRC32();
        crc.update((mistake.getClass().getName() + "\n" + places).getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "E-%08X", crc.getValue());
    }
}
