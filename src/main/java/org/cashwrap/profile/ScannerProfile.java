package org.cashwrap.profile;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.cashwrap.config.BadValueException;
import org.cashwrap.config.YamlText;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.HashSet;
import java.util.List;

/// What is known of a model of scanner that sends its codes as bytes.
///
/// @param model       for people
/// @param link        as what its codes come
/// @param charset     of what stands in its codes, by its name in Java
/// @param symbologies the kinds of code it is set to read, for whoever sets it: the driver takes whatever is sent
/// @param aimPrefix   it sends the three characters that name the kind of code before each (`]C0`)
public record ScannerProfile(
        @Size(min = 1, max = 100, message = "write 1 to 100 characters")
                @Pattern(
                        regexp = Station.NO_CONTROLS,
                        message = "holds an invisible character; type the line anew")
                String model,
        Link link,
        ReceiptPrinterProfile.Serial serial,
        Frame frame,
        String charset,
        @Size(min = 1, message = "names no kind of code; write one at least, as in [code-128]")
                List<Symbology> symbologies,
        boolean aimPrefix,
        List<Source> sources)
        implements Sourced {
    public ScannerProfile {
        symbologies = List.copyOf(symbologies);
        sources = List.copyOf(sources);
        if (!isCharset(charset)) {
            throw new BadValueException(
                    "is not a character set of Java; write one like UTF-8 or ISO-8859-1",
                    "charset");
        }
        var before = new HashSet<Symbology>();
        for (var i = 0; i < symbologies.size(); i++) {
            if (!before.add(symbologies.get(i))) {
                throw new BadValueException(
                        YamlText.word(symbologies.get(i)) + " stands here already; once is enough",
                        "symbologies",
                        Integer.toString(i));
            }
        }
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalCharsetNameException notEvenAName) {
            return false;
        }
    }

    public enum Link {
        /// Bytes of a serial port, of its own, over USB, or of a box on the network. A scanner that plays a keyboard needs
        /// no profile.
        SERIAL
    }

    /// How one code is told from the next.
    ///
    /// @param prefix      bytes before each code, in hex; may be empty
    /// @param suffix      bytes behind each code, in hex
    /// @param maxBytes    of one code, without prefix and suffix
    /// @param interByteMs the longest gap within a code
    public record Frame(
            @Pattern(regexp = "([0-9A-F]{2}){0,8}", message = BYTES_RULE) String prefix,
            @Pattern(
                            regexp = "([0-9A-F]{2}){1,8}",
                            message =
                                    "is not what ends a code; write 1 to 8 bytes, each as two hex"
                                            + " digits in capitals, as \"0D\" or \"0D0A\"")
                    String suffix,
            @Min(value = 1, message = MAX_RULE) @Max(value = 4_096, message = MAX_RULE)
                    int maxBytes,
            @Min(value = 10, message = GAP_RULE) @Max(value = 1_000, message = GAP_RULE)
                    int interByteMs) {
        static final String BYTES_RULE =
                "is not what begins a code; write up to 8 bytes, each as two hex digits in"
                        + " capitals, as \"02\", or \"\" for none";
        static final String MAX_RULE = "is not a length of code; write 1 to 4096 bytes";
        static final String GAP_RULE = "is not a gap between bytes; write 10 to 1000 milliseconds";
    }

    public enum Symbology {
        CODE_128,
        GS1_128,
        CODE_39,
        INTERLEAVED_2_OF_5,
        CODABAR,
        EAN_13,
        EAN_8,
        UPC_A,
        UPC_E,
        PDF417,
        QR,
        DATA_MATRIX,
        AZTEC
    }
}
