package org.cashwrap.device.driver.escpos;

import java.nio.charset.Charset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// What the driver must know of the printer it talks to.
///
/// @param dots        printable width
/// @param dpi         dots an inch
/// @param columns     characters a line in font A, 32 to 64
/// @param speedMmPerS of its paper
/// @param text        how it prints letters of its own
/// @param raster      how it prints pictures
/// @param cut         how the paper is cut behind a document
/// @param status      how it says how it is
public record EscPosSettings(
        int dots,
        int dpi,
        int columns,
        int speedMmPerS,
        Text text,
        Raster raster,
        Cut cut,
        Status status) {

    /// @param cancelKanji some printers take pairs of bytes for Chinese signs until they are told not to (`FS .`)
    /// @param parameters  how the parameters of style commands are written
    /// @param codePages   which `ESC t` n stands for which character set, the one to prefer first; may be empty, then
    ///                    everything but ASCII is printed as a picture
    public record Text(
            boolean cancelKanji, Parameters parameters, SequencedMap<Charset, Integer> codePages) {
        public Text {
            codePages = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(codePages));
        }
    }

    public enum Parameters {
        /// As numbers: 00, 01. Every printer takes them.
        BINARY,
        /// As digits: 30, 31. Epson's take them, some others do not.
        DIGITS
    }

    /// @param stripRows   rows of dots in one command at most, 8 to 2303
    /// @param motionUnits it is told by `GS P` to feed in dots; false if it does so anyway
    public record Raster(Command command, int stripRows, boolean motionUnits) {
        public enum Command {
            /// `GS v 0`, the most widely known.
            GS_V_0,
            /// `GS ( L`, functions 112 and 50.
            GS_PAREN_L,
            /// `ESC *`, 24 dots high: impact printers' and the oldest.
            ESC_STAR
        }
    }

    public enum Cut {
        /// It has no cutter: the paper is fed to where it can be torn off.
        NONE,
        /// `GS V 66 0`: it feeds to the cutter by itself, and leaves a bridge.
        FEED_AND_CUT,
        /// `GS V 1`, after feeding by line feeds.
        PARTIAL,
        /// `GS V 0`, after feeding by line feeds.
        FULL
    }

    /// @param realTime   it answers `DLE EOT` at once, whatever it does
    /// @param auto       it tells every change by itself, once asked to (`GS a`)
    /// @param completion what proves that a document has come out
    /// @param clear      it forgets what it has not printed yet when it is told so (`DLE DC4 8`)
    /// @param nearEnd    it has a sensor for paper that is nearly at its end
    public record Status(
            boolean realTime,
            boolean auto,
            Completion completion,
            boolean clear,
            boolean nearEnd) {}

    public enum Completion {
        /// `GS ( H`, function 48: it names the document after its last line is printed.
        PROCESS_ID,
        /// `GS r 1` after the cut: it is answered in its turn.
        GS_R,
        /// It has no way to say so.
        NONE
    }

    /// The drawer at its connector.
    ///
    /// @param pin       2 or 5
    /// @param onMs      pulse, 100 to 500
    /// @param offMs     rest after it
    /// @param realTime  it kicks at once when told by `DLE DC4 1`, whatever it does
    /// @param openIsHigh which level of the sensor means open; none if no sensor is wired
    /// @param changeWithinMs how long the drawer may take to spring open
    public record Drawer(
            int pin,
            int onMs,
            int offMs,
            boolean realTime,
            Optional<Boolean> openIsHigh,
            int changeWithinMs) {}
}
