package org.cashwrap.checkout;

import org.cashwrap.device.Scanner;
import org.cashwrap.device.ScannerNews;

import java.util.function.Consumer;

/// The scanner of a till. What it reads goes to whoever stands at the screen, past the counter: it is text for a search, and
/// no event. How it stands the counter is told, as of every device.
final class ScannerErrands {
    private final Scanner scanner;
    private final Consumer<String> scans;

    /// @param scans told what was read, on the scanner's thread
    ScannerErrands(Scanner scanner, Consumer<String> scans) {
        this.scanner = scanner;
        this.scans = scans;
    }

    void start(Hearing hearing) {
        scanner.start(news -> heard(news, hearing));
    }

    private void heard(ScannerNews news, Hearing hearing) {
        switch (news) {
            case ScannerNews.Read(var text) -> scans.accept(text);
            case ScannerNews.Unusable _ -> hearing.hear(new Said.ScanUnusable());
            case ScannerNews.Trouble(var why) -> hearing.hear(new Said.ScannerTroubled(why));
            case ScannerNews.Ready() -> hearing.hear(new Said.ScannerReady());
        }
    }

    void stop() {
        scanner.close();
    }
}
