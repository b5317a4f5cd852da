package org.cashwrap.screen.counter;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.cashwrap.screen.Icon;
import org.cashwrap.screen.KeyButton;
import org.cashwrap.screen.KeyButton.Kind;
import org.cashwrap.screen.Keys;
import org.cashwrap.screen.Notices;
import org.cashwrap.screen.Page;
import org.cashwrap.screen.Phrase;
import org.cashwrap.screen.Prose;
import org.cashwrap.screen.Shell;
import org.cashwrap.screen.Sounds.Sound;
import org.cashwrap.screen.Spoken;
import org.cashwrap.screen.Steps;
import org.cashwrap.screen.StopScreen;
import org.cashwrap.screen.Strip;
import org.cashwrap.screen.Strip.Lamp;
import org.cashwrap.screen.Stroke;
import org.cashwrap.screen.counter.CounterScreen.Light;
import org.cashwrap.screen.counter.CounterScreen.Lit;
import org.cashwrap.screen.counter.CounterScreen.NoticeLine;
import org.cashwrap.screen.counter.Posted.Act;
import org.cashwrap.screen.counter.Press.Named;
import org.cashwrap.screen.counter.Press.Sign;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// The counter as a page of the window. It draws a [CounterScreen] and hands every key to the [CounterViewModel]; what a key
/// means, and whether it means anything just now, is decided there.
public final class CounterPage implements Page {
    /// What the page needs around it.
    ///
    /// @param journal where the journal is, for whoever rescues it
    /// @param sounds  is told what just happened; each of it is seen on the screen, too
    public record Around(
            Shell shell,
            Spoken spoken,
            InstantSource clock,
            String journal,
            Consumer<Sound> sounds) {}

    /// How many of its letters the page is wide and high where it has the most to say.
    private static final double WIDE_EM = 52;

    private static final double HIGH_EM = 29.5;

    private final CounterViewModel model;
    private final Around around;
    private final Keys keys = new Keys();
    private final ReadOnlyObjectWrapper<Integer> step = new ReadOnlyObjectWrapper<>(0);
    private final HBox head;
    private final Label doubts = Shown.label("doubts", "doubts");
    private final Prose last = Shown.prose("last", "last");
    private final Label lastChange = Shown.label("last-change", "last-change");
    private final FindPane find;
    private final BillPane bill;
    private final PayPane pay;
    private final CardPane card;
    private final DonePane done;
    private final FormPane form;
    private final ReceiptNode receipt;
    private final VBox receiptSheet = new VBox();
    private final Label receiptTitle = Shown.label("receipt-title", "subtitle");
    private final SaidNote receiptSaid = new SaidNote("receipt-said");
    private final HBox counter = new HBox();
    private final HBox money = new HBox();
    private final StackPane middle = new StackPane();
    private final VBox body = new VBox();

    /// In the size of the window's letters, and in that of this page.
    private final Label windowLetters = unseen();

    private final Label letters = unseen();

    private final Timeline ticking;

    /// The letter on the key that went down last, whatever it writes.
    private char letter;

    private String place = "";
    private Optional<CounterScreen> drawn = Optional.empty();

    public CounterPage(CounterViewModel model, Around around) {
        this.model = model;
        this.around = around;
        var spoken = around.spoken();
        head =
                new HBox(
                        new Steps(
                                spoken,
                                List.of(
                                        Phrase.of("screen.counter.view.step-find"),
                                        Phrase.of("screen.counter.view.step-bill"),
                                        Phrase.of("screen.counter.view.step-pay"),
                                        Phrase.of("screen.counter.view.step-done")),
                                step),
                        doubts);
        head.getStyleClass().add("counter-head");
        doubts.setGraphic(Icon.WAITING.node());
        find = new FindPane(model, spoken, keys, band());
        bill = new BillPane(model, spoken, keys, letters);
        pay = new PayPane(model, spoken, keys);
        card = new CardPane(model, spoken, around.clock(), letters);
        done = new DonePane(model, spoken, letters);
        form = new FormPane(model, spoken);
        receipt = new ReceiptNode("receipt", letters);
        build();
        keysOfKeyboard();
        ticking = new Timeline(new KeyFrame(Duration.seconds(1), _ -> card.tick()));
        ticking.setCycleCount(Animation.INDEFINITE);
        ticking.play();
        spoken.language().subscribe(model::language);
        model.watch(this::draw);
    }

    // ---- nodes ----

    private void build() {
        HBox.setHgrow(bill, Priority.ALWAYS);
        money.getStyleClass().add("columns");
        money.getChildren().addAll(bill, pay);
        var either = new StackPane(money, card);
        HBox.setHgrow(either, Priority.ALWAYS);
        counter.getStyleClass().add("columns");
        counter.getChildren().addAll(find, either);
        receiptSheet.setId("receipt-sheet");
        receiptSheet.getStyleClass().addAll("sheet", "receipt-sheet");
        receiptSheet.setFocusTraversable(true);
        VBox.setVgrow(receipt, Priority.ALWAYS);
        receiptSheet.getChildren().addAll(receiptTitle, receipt, receiptSaid, receiptKeys());
        middle.getChildren().addAll(counter, done, receiptSheet, form);
        VBox.setVgrow(middle, Priority.ALWAYS);
        body.getStyleClass().add("counter");
        body.getChildren().addAll(middle, letters);
        body.setMinSize(0, 0);
        head.getChildren().add(windowLetters);
        body.widthProperty().subscribe(this::fit);
        body.heightProperty().subscribe(this::fit);
        windowLetters.fontProperty().subscribe(this::fit);
    }

    /// The payment before: its change stays in sight.
    private Region band() {
        var key =
                new KeyButton(
                                "last-receipt",
                                Kind.PLAIN,
                                around.spoken().text("screen.counter.view.last-receipt"),
                                () -> model.tapped(Named.LAST_RECEIPT))
                        .with(Icon.RECEIPT)
                        .at(Stroke.of(KeyCode.F3));
        key.setFocusTraversable(false);
        keys.on(key);
        var band = new VBox(lastChange, last, key);
        band.setId("last-band");
        band.getStyleClass().add("last-band");
        band.setMinHeight(Region.USE_PREF_SIZE);
        return band;
    }

    private HBox receiptKeys() {
        var again =
                new KeyButton(
                                "receipt-print",
                                Kind.PLAIN,
                                around.spoken().text("screen.counter.act.print"),
                                () -> model.tapped(Sign.of('P')))
                        .at(Stroke.of(KeyCode.P));
        var back =
                new KeyButton(
                                "receipt-back",
                                Kind.PRIMARY,
                                around.spoken().text("screen.counter.view.back"),
                                () -> model.tapped(Named.ESCAPE))
                        .at(Stroke.of(KeyCode.ESCAPE));
        var line = new HBox(again, back);
        line.getStyleClass().add("foot");
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }

    private static Label unseen() {
        var label = new Label();
        label.setManaged(false);
        label.setVisible(false);
        return label;
    }

    /// Everything is on one screen and nothing scrolls, so in a small window the letters are only as large as there is room for:
    /// the same in every state, or keys would move under a finger.
    private void fit() {
        if (body.getWidth() > 0 && body.getHeight() > 0) {
            var room = Math.min(body.getWidth() / WIDE_EM, body.getHeight() / HIGH_EM);
            var size = Math.floor(Math.min(windowLetters.getFont().getSize(), room) * 2) / 2;
            body.setStyle(String.format(Locale.ROOT, "-fx-font-size: %.1fpx", size));
        }
    }

    /// The lock, for the frame's own line: it works on every page.
    public List<KeyButton> stripKeys() {
        return List.of(
                new KeyButton(
                                "lock",
                                Kind.FRAME,
                                around.spoken().text("screen.counter.view.lock"),
                                () -> model.tapped(Named.LOCK))
                        .with(Icon.LOCK)
                        .at(Stroke.of(KeyCode.F12)));
    }

    // ---- keys ----

    private void keysOfKeyboard() {
        silently(Named.ENTER, "screen.enter");
        silently(Named.ESCAPE, "screen.counter.view.back");
        silently(Named.BACKSPACE, "screen.erase");
        silently(Named.UP, "screen.counter.view.row-up");
        silently(Named.DOWN, "screen.counter.view.row-down");
        keys.on(
                Stroke.of(KeyCode.F10),
                around.spoken().text("screen.counter.key.second-person"),
                () -> model.tapped(Named.OTHER));
        keys.silently(
                Stroke.control(KeyCode.V),
                around.spoken().text("screen.counter.view.paste"),
                () ->
                        Optional.ofNullable(Clipboard.getSystemClipboard().getString())
                                .ifPresent(model::pasted));
        keys.silently(
                Stroke.of(KeyCode.DIVIDE),
                around.spoken().text("screen.counter.key.second-person"),
                () -> model.tapped(Named.OTHER));
        body.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    var name = event.getCode().getName();
                    letter = event.getCode().isLetterKey() ? name.charAt(0) : 0;
                });
        body.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    }

    private void silently(Named named, String text) {
        keys.silently(Shown.stroke(named), around.spoken().text(text), () -> model.tapped(named));
    }

    /// Whatever is written goes to where the view-model says, and nowhere else. A space on a key is that key's.
    private void typed(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        var text = event.getCharacter();
        var isKeys = event.getTarget() instanceof ButtonBase && text.equals(" ");
        var asksForHelp =
                (text.equals("?") || text.equals("؟"))
                        && model.screen().focus() != Work.Focus.FIND
                        && model.screen().form().isEmpty();
        if (isKeys || asksForHelp || text.isEmpty()) {
            return;
        }
        event.consume();
        text.codePoints()
                .filter(sign -> !Character.isISOControl(sign))
                .forEach(sign -> model.tapped(new Sign(sign, letter)));
    }

    /// What a scanner has read, of either kind.
    public void scanned(String text) {
        around.sounds().accept(Sound.SCANNED);
        model.scanned(text);
    }

    /// Good and bad sound apart, and nothing sounds twice.
    private void sound(CounterScreen now) {
        var before = drawn;
        if (now.done().map(CounterScreen.DonePanel::payment).filter(_ -> isNew(now)).isPresent()) {
            around.sounds().accept(Sound.PAID);
        } else if (now.said().isPresent()
                && !now.said().equals(before.flatMap(CounterScreen::said))) {
            around.sounds().accept(Sound.REFUSED);
        } else if (waits(now) > before.map(CounterPage::waits).orElse(0L)) {
            around.sounds().accept(Sound.NEEDS_YOU);
        }
    }

    private boolean isNew(CounterScreen now) {
        var before = drawn.flatMap(CounterScreen::done).map(CounterScreen.DonePanel::payment);
        return !before.equals(now.done().map(CounterScreen.DonePanel::payment));
    }

    /// How many things wait for the clerk.
    private static long waits(CounterScreen screen) {
        var notices = screen.notices().stream().filter(one -> !one.keys().isEmpty()).count();
        var doubt = screen.card().filter(CounterScreen.CardPanel::doubt).map(_ -> 1L).orElse(0L);
        return notices + doubt + (screen.question().isPresent() ? 1 : 0);
    }

    // ---- what is shown ----

    private void draw(CounterScreen screen) {
        drawn.ifPresent(_ -> sound(screen));
        screen.stopped()
                .filter(_ -> drawn.flatMap(CounterScreen::stopped).isEmpty())
                .ifPresent(why ->
                        around.shell()
                                .stop(
                                        new StopScreen(
                                                Phrase.of("refused.counter-stopped"),
                                                Optional.empty(),
                                                around.journal())));
        step.set(reached(screen));
        Shown.say(doubts, screen.strip().doubts());
        last.textProperty().set(screen.last().map(CounterScreen.LastBand::text).orElse(""));
        Shown.say(lastChange, screen.last().map(CounterScreen.LastBand::change).orElse(""));
        find.draw(screen);
        bill.draw(screen);
        pay.draw(screen);
        card.draw(screen);
        Shown.there(money, screen.card().isEmpty());
        // A sheet takes the place of what it is about.
        var isSheet = screen.receipt().isPresent() || screen.form().isPresent();
        done.draw(screen, isSheet ? Optional.empty() : screen.done());
        Shown.there(counter, screen.done().isEmpty() && !isSheet);
        receiptTitle.setText(screen.receipt().map(CounterScreen.ReceiptPanel::title).orElse(""));
        receipt.draw(screen.receipt());
        Shown.there(receiptSheet, screen.receipt().isPresent());
        receiptSaid.draw(screen);
        form.draw(screen);
        drawFrame(screen);
        drawn = Optional.of(screen);
        focusWhereTyped(screen);
    }

    private static int reached(CounterScreen screen) {
        return switch (screen.step()) {
            case FIND -> 0;
            case BILL -> 1;
            case PAY -> 2;
            case DONE -> 4;
        };
    }

    private void drawFrame(CounterScreen screen) {
        var before = drawn;
        if (!before.map(CounterScreen::strip).equals(Optional.of(screen.strip()))) {
            around.shell().strip().show(strip(screen.strip()));
        }
        if (!before.map(CounterScreen::notices).equals(Optional.of(screen.notices()))) {
            around.shell()
                    .notices()
                    .show(new Notices(screen.notices().stream().map(this::notice).toList(), 0));
        }
    }

    private Strip strip(CounterScreen.Strip now) {
        var lamps = new ArrayList<Lamp>();
        lamps.add(lamp("head-office", now.office()));
        // A till that stands alone sends nothing, and so has nothing sent.
        if (now.office().light() != Light.NONE) {
            lamps.add(
                    now.queue().isEmpty()
                            ? Lamp.queue(0, 0)
                            : lamp("queue", new Lit(now.queue(), Light.WAITING)));
        }
        lamps.add(lamp("printer", now.printer()));
        lamps.add(lamp("drawer", now.drawer()));
        lamps.add(lamp("card", now.terminal()));
        now.scanner().ifPresent(lit -> lamps.add(lamp("scanner", lit)));
        return new Strip(lamps, Optional.of(now.clerk()).filter(name -> !name.isEmpty()));
    }

    private static Lamp lamp(String id, Lit lit) {
        var state =
                switch (lit.light()) {
                    case NONE -> Strip.State.NONE;
                    case WELL -> Strip.State.GOOD;
                    case WAITING -> Strip.State.WAITING;
                    case TROUBLE -> Strip.State.TROUBLE;
                };
        return new Lamp(id, state, Phrase.of("screen.as-is", lit.text()));
    }

    private Notices.Shown notice(NoticeLine line) {
        var weight =
                switch (line.look()) {
                    case STOP -> Notices.Weight.STOP;
                    case TROUBLE -> Notices.Weight.NOTE;
                    case WAITING -> Notices.Weight.WAITING;
                    case DONE -> Notices.Weight.DONE;
                };
        return new Notices.Shown(
                "notice-" + line.id(),
                weight,
                Phrase.of("screen.as-is", line.text()),
                line.keys().stream()
                        .map(key ->
                                new Notices.Key(
                                        "notice-key-" + Shown.word(key.act()),
                                        Phrase.of("screen.as-is", key.label()),
                                        stroke(key.act()),
                                        () -> model.noticeTapped(line.id(), key.act())))
                        .toList());
    }

    private static Stroke stroke(Act act) {
        return Stroke.alt(Objects.requireNonNull(KeyCode.getKeyCode(String.valueOf(act.letter()))));
    }

    // ---- the focus ----

    /// The focus follows the view-model, and stays where the clerk put it as long as that does not move.
    private void focusWhereTyped(CounterScreen screen) {
        var now = place(screen);
        if (!now.equals(place)) {
            place = now;
            focus();
        }
    }

    private String place(CounterScreen screen) {
        var parts = new ArrayList<String>();
        form.focused(screen.form()).ifPresent(field -> parts.add(field.getId()));
        parts.add("receipt " + screen.receipt().isPresent());
        parts.add("focus " + screen.focus());
        parts.add("card " + screen.card().isPresent());
        parts.add("done " + screen.done().isPresent());
        return String.join(", ", parts);
    }

    private Node typedInto(CounterScreen screen) {
        if (screen.form().isPresent()) {
            return form.focused(screen.form()).<Node>map(field -> field).orElse(form);
        }
        if (screen.receipt().isPresent()) {
            return receiptSheet;
        }
        return switch (screen.focus()) {
            case FIND -> find.field();
            case TO_PAY -> bill.other();
            case AMOUNT -> pay.amount();
            case NOWHERE -> screen.card().isPresent() ? card : done;
        };
    }

    @Override
    public String id() {
        return "counter";
    }

    @Override
    public Node head() {
        return head;
    }

    @Override
    public Node body() {
        return body;
    }

    @Override
    public Keys keys() {
        return keys;
    }

    @Override
    public void focus() {
        typedInto(model.screen()).requestFocus();
    }
}
