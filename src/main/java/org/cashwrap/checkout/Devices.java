package org.cashwrap.checkout;

import org.cashwrap.core.ledger.Paper;
import org.cashwrap.core.payment.Task;
import org.cashwrap.core.payment.TerminalMark;
import org.cashwrap.device.CardTerminal;
import org.cashwrap.device.CashDrawer;
import org.cashwrap.device.ReceiptPrinter;
import org.cashwrap.device.Scanner;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// The devices of a till, each on its own thread, and which errand is whose.
public final class Devices implements Errands {
    /// How long things may take.
    ///
    /// @param durable until a driver knows whether what it heard is in the journal
    /// @param retry   between two tries to make a device ready
    /// @param quiet   between two looks at a device that nobody needs
    /// @param close   until a device is left alone, whatever it does
    public record Times(Duration durable, Duration retry, Duration quiet, Duration close) {
        public static final Times SHOP =
                new Times(
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(10));

        /// @param by the station's time scale; 1 is the shop's
        public Times scaled(double by) {
            return new Times(
                    scaled(durable, by), scaled(retry, by), scaled(quiet, by), scaled(close, by));
        }

        private static Duration scaled(Duration time, double by) {
            return Duration.ofMillis(Math.max(1, Math.round(time.toMillis() * by)));
        }
    }

    private final Optional<TerminalErrands> terminal;
    private final Optional<PrinterErrands> printer;
    private final Optional<ScannerErrands> scanner;

    private Devices(
            Optional<TerminalErrands> terminal,
            Optional<PrinterErrands> printer,
            Optional<ScannerErrands> scanner) {
        this.terminal = terminal;
        this.printer = printer;
        this.scanner = scanner;
    }

    /// A station to which devices are added.
    public static Devices none() {
        return new Devices(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Devices with(CardTerminal added, Times times) {
        return new Devices(Optional.of(new TerminalErrands(added, times)), printer, scanner);
    }

    /// @param drawer that hangs on it, if one does
    public Devices with(ReceiptPrinter added, Optional<CashDrawer> drawer, Times times) {
        return new Devices(
                terminal, Optional.of(new PrinterErrands(added, drawer, times)), scanner);
    }

    /// @param scans told what it reads, on its thread
    public Devices with(Scanner added, Consumer<String> scans) {
        return new Devices(terminal, printer, Optional.of(new ScannerErrands(added, scans)));
    }

    @Override
    public Optional<TerminalMark> terminalMark() {
        return terminal.flatMap(TerminalErrands::terminalMark);
    }

    @Override
    public void start(Hearing hearing) {
        terminal.ifPresent(errands -> errands.start(hearing));
        printer.ifPresent(errands -> errands.start(hearing));
        scanner.ifPresent(errands -> errands.start(hearing));
    }

    @Override
    public void run(Task task, Hearing hearing) {
        switch (task) {
            case Task.ChargeCard(_, var request) -> terminal.orElseThrow().charge(request, hearing);
            case Task.AskTerminal(_, var request) ->
                    terminal.ifPresent(errands -> errands.ask(request, hearing));
            case Task.StopTerminal _ -> terminal.ifPresent(TerminalErrands::stopCharge);
            case Task.OpenDrawer() -> printer.ifPresent(errands -> errands.openDrawer(hearing));
            case Task.PrintReceipt _, Task.PrintSlips _ ->
                    throw new IllegalArgumentException("papers come by print()");
        }
    }

    @Override
    public void print(Paper paper, Hearing hearing) {
        printer.ifPresent(errands -> errands.print(paper, hearing));
    }

    @Override
    public boolean hasPrinter() {
        return printer.isPresent();
    }

    @Override
    public boolean giveUpPaper() {
        return printer.map(PrinterErrands::giveUp).orElse(false);
    }

    @Override
    public boolean hasCardTerminal() {
        return terminal.isPresent();
    }

    @Override
    public void closeBatch() {
        terminal.orElseThrow().closeBatch();
    }

    /// The card terminal before the printer: what it still says may be a paper.
    @Override
    public void stop() {
        scanner.ifPresent(ScannerErrands::stop);
        terminal.ifPresent(TerminalErrands::stop);
        printer.ifPresent(PrinterErrands::stop);
    }
}
