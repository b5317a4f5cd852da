package org.cashwrap.device.link;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import org.cashwrap.device.link.Cable.Opening.NotOpened;
import org.cashwrap.device.link.Cable.Opening.Opened;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/// A file that is added to, or a device that is written to, as a printer at `/dev/usb/lp0`. Nothing is read from either:
/// whether a printer answers there is left to chance by its driver in the system, so a printer that is to answer hangs on
/// a serial cable or the network.
record FileCable(LinkName.File name, Duration writePatience) implements Cable {
    /// A file opens at once, a pipe only when somebody reads from it.
    private static final Duration OPENING = Duration.ofSeconds(3);

    @Override
    public Opening open() {
        var path = real();
        var held = Held.take(path.toString());
        if (held.isEmpty()) {
            return new NotOpened(Held.why(path.toString()));
        }
        var porter = new Porter(name.toString(), writePatience);
        var opening =
                porter.within(
                        OPENING,
                        () -> opened(path, held.get(), porter),
                        late -> {
                            if (late instanceof Opened(var link)) {
                                link.close();
                            }
                        });
        if (opening.isPresent() && opening.get() instanceof Opened opened) {
            return opened;
        }
        if (opening.isEmpty()) {
            held.get().leaving();
        }
        porter.end(() -> {});
        return opening.orElse(
                new NotOpened(
                        path
                                + " does not open: it is a pipe that nobody reads, or a device that"
                                + " does not answer. Switch the device off and on"));
    }

    private Opening opened(Path path, Held held, Porter porter) {
        try {
            if (Files.isDirectory(path)) {
                held.release();
                return new NotOpened(path + " is a folder. Name a file in it");
            }
            return new Opened(new FileLink(FileChannel.open(path, how(path)), held, porter));
        } catch (IOException | RuntimeException refused) {
            held.release();
            return new NotOpened(whyNot(path, refused));
        }
    }

    /// A device that is not there must not become a file that swallows receipts.
    private static Set<OpenOption> how(Path path) {
        return path.startsWith("/dev") ? Set.of(WRITE, APPEND) : Set.of(WRITE, APPEND, CREATE);
    }

    private Path real() {
        var path = Path.of(name.path()).toAbsolutePath().normalize();
        try {
            return path.toRealPath();
        } catch (IOException notThereYet) {
            return path;
        }
    }

    private static String whyNot(Path path, Exception refused) {
        return switch (refused) {
            case NoSuchFileException absent when path.startsWith("/dev") ->
                    "there is no device " + path + ". Is it plugged in and switched on?";
            case NoSuchFileException absent ->
                    "there is no folder " + path.getParent() + ". Make it first";
            case AccessDeniedException denied -> SerialPorts.noRight(path.toString());
            case FileSystemException other when other.getReason() != null ->
                    path
                            + " cannot be written to: "
                            + other.getReason()
                            + ". Another program may have it, or the device is off";
            default -> path + " cannot be written to: " + refused.getMessage();
        };
    }
}
