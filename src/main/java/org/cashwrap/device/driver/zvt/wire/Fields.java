package org.cashwrap.device.driver.zvt.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The data of a message, field by field, as far as it can be read; and what drivers ask for. A field that stands there
/// twice and says two things says nothing.
public final class Fields {
    /// Why the reading ended before the data did.
    ///
    /// @param at where in the data, 0 for its first byte
    public record Problem(Kind kind, int at) {
        public enum Kind {
            /// A field is longer than what is left.
            TRUNCATED,
            /// No such bitmap, or its length is not written as one.
            BITMAP,
            /// The container, or an object in it, is not what its length says.
            TLV
        }
    }

    /// A receipt number; too short for a card's.
    private static final int TRANSACTION_ID_MAX = 6;

    private static final int RECEIPT_KIND = 0x1F07;
    private static final int RECEIPT_INFO = 0x1F37;
    private static final int TEXT_LINE = 0x07;
    private static final int PRINT_ATTRIBUTE = 0x09;

    private final int control;
    private final List<Field> fields;
    private final Optional<Problem> problem;

    Fields(int control, List<Field> fields, Optional<Problem> problem) {
        this.control = control;
        this.fields = List.copyOf(fields);
        this.problem = problem;
    }

    public static Fields of(Apdu apdu) {
        return of(apdu, Alphabet.CP437);
    }

    /// @param alphabet of its texts, unless the message names another
    public static Fields of(Apdu apdu, Alphabet alphabet) {
        return Layout.read(apdu, alphabet);
    }

    /// Of a completion (06 0F) that ends a status enquiry: only who asked can know what its first byte is.
    public static Fields ofStatusAnswer(Apdu completion, Alphabet alphabet) {
        return Layout.readStatus(completion, alphabet);
    }

    /// In their order.
    public List<Field> all() {
        return fields;
    }

    /// What ended the reading; what was read before it is there.
    public Optional<Problem> problem() {
        return problem;
    }

    /// Bitmap 27, or the code of an abort or of a negative answer.
    public OptionalInt result() {
        return single(position("result").or(() -> bitmap(0x27)));
    }

    /// Bitmap 04, in minor units.
    public OptionalLong amount() {
        return number(bitmap(0x04));
    }

    /// As ISO 4217 counts: 978 for EUR, 840 for USD.
    public OptionalInt currency() {
        return small(bitmap(0x49).or(() -> position("currency")));
    }

    /// The terminal's id, 8 digits.
    public Optional<String> terminal() {
        return bitmap(0x29).map(Field::raw);
    }

    public OptionalInt receipt() {
        return small(bitmap(0x87));
    }

    /// The number of the turnover, counted over all transactions.
    public OptionalInt turnover() {
        return small(bitmap(0x88));
    }

    /// Bitmap 0B, or the longer number where that is 000000.
    public OptionalInt trace() {
        var trace = small(bitmap(0x0B));
        var longer = small(one(each -> isTag(each, 0x1F2B)));
        return longer.isPresent() && trace.orElse(0) == 0 ? longer : trace;
    }

    /// HHMMSS, as the terminal's clock says.
    public Optional<String> time() {
        return bitmap(0x0C).filter(field -> field.number().isPresent()).map(Field::raw);
    }

    /// MMDD.
    public Optional<String> date() {
        return bitmap(0x0D).filter(field -> field.number().isPresent()).map(Field::raw);
    }

    /// Or empty.
    public String approval() {
        return bitmap(0x3B).map(Field::text).orElse("").strip();
    }

    /// The last four digits of the card, or empty where they were not sent.
    public String lastFour() {
        return bitmap(0x22).map(Field::lastFour).orElse("");
    }

    /// As the terminal names the card, or by its type, or empty.
    public String cardName() {
        var named = bitmap(0x8B).map(Field::text).orElse("").strip();
        return named.isEmpty()
                ? bitmap(0x8A).map(type -> Names.ofCard(type.single())).orElse("")
                : named;
    }

    /// What the terminal has to say to a person, lines parted by line feeds, or empty. Of a print message, what is printed.
    public String text() {
        if (control == Control.PRINT_LINE || control == Control.PRINT_BLOCK) {
            var lines = control == Control.PRINT_LINE ? printLines() : printBlock().lines();
            return lines.stream().map(PrintLine::text).collect(Collectors.joining("\n"));
        }
        var additional = bitmap(0x3C).map(Field::text).orElse("");
        return additional.isEmpty()
                ? fields.stream()
                        .filter(field -> isTag(field, TEXT_LINE) && isIn(field, "24"))
                        .map(Field::text)
                        .collect(Collectors.joining("\n"))
                : additional;
    }

    /// How the card's holder was verified: 01 and 05 to 07 ask for a signature.
    public OptionalInt verification() {
        return single(one(field -> isTag(field, 0x1F10)));
    }

    /// Of the completion of a registration.
    public Optional<RegistrationStatus> registrationStatus() {
        var bits = single(bitmap(0x19));
        return bits.isPresent()
                ? Optional.of(RegistrationStatus.of(bits.getAsInt()))
                : Optional.empty();
    }

    /// Of the completion of a status enquiry.
    public OptionalInt terminalStatus() {
        return control == Control.COMPLETION ? single(position("status")) : OptionalInt.empty();
    }

    /// Of the terminal, or empty.
    public String softwareVersion() {
        return position("version").map(Field::text).orElse("");
    }

    public Optional<BatchFigures> batch() {
        return bitmap(0x60).flatMap(BatchFigures::of);
    }

    /// The id by which terminal and cash register keep in step, in hexadecimal; empty if there is none yet.
    public Optional<String> transactionId() {
        return one(field -> isTag(field, 0x1F1F))
                .filter(id -> id.length() <= TRANSACTION_ID_MAX)
                .map(Field::raw);
    }

    /// Of a message 04 FF.
    public IntermediateStatus intermediateStatus() {
        return new IntermediateStatus(
                single(position("status")).orElse(0xFF), small(position("timeout")), text());
    }

    /// Of a message 06 D1: one line, or as many blank ones as it asks for line feeds.
    public List<PrintLine> printLines() {
        var attribute = single(position("attribute")).orElse(0);
        if (attribute == PrintLine.LINE_FEEDS) {
            return Collections.nCopies(single(position("count")).orElse(1), new PrintLine(0, ""));
        }
        return List.of(new PrintLine(attribute, position("text").map(Field::line).orElse("")));
    }

    /// Of a message 06 D3.
    public PrintBlock printBlock() {
        var lines = new ArrayList<PrintLine>();
        var attribute = 0;
        var last = false;
        for (var field : fields) {
            if (isTag(field, PRINT_ATTRIBUTE)) {
                attribute = field.single();
                last |= new PrintLine(attribute, "").isLast();
            } else if (isTag(field, TEXT_LINE)) {
                // Made for one line, and yet sent with line feeds in it.
                for (var line : field.line().split("\n", -1)) {
                    lines.add(new PrintLine(attribute, line.replace("\r", "")));
                }
            }
        }
        return new PrintBlock(
                single(one(Fields::isReceiptKind)),
                single(one(field -> isTag(field, RECEIPT_INFO))).orElse(0),
                lines,
                last);
    }

    static boolean isReceiptKind(Field field) {
        return isTag(field, RECEIPT_KIND);
    }

    private static boolean isTag(Field field, int tag) {
        return field.place() instanceof Place.OfTag(var number, _) && number == tag;
    }

    private static boolean isIn(Field field, String container) {
        return field.place() instanceof Place.OfTag(_, var path)
                && path.startsWith("06/" + container + "/");
    }

    private Optional<Field> bitmap(int number) {
        return one(field -> field.place() instanceof Place.OfBitmap(var its) && its == number);
    }

    private Optional<Field> position(String word) {
        return one(field -> field.place() instanceof Place.OfPosition(var its) && its.equals(word));
    }

    private Optional<Field> one(Predicate<Field> wanted) {
        var first = Optional.<Field>empty();
        for (var field : fields) {
            if (wanted.test(field)) {
                if (first.isPresent() && !first.get().says(field)) {
                    return Optional.empty();
                }
                first = Optional.of(field);
            }
        }
        return first;
    }

    private static OptionalInt single(Optional<Field> field) {
        return field.filter(each -> each.length() > 0).stream().mapToInt(Field::single).findFirst();
    }

    private static OptionalLong number(Optional<Field> field) {
        return field.map(Field::number).orElse(OptionalLong.empty());
    }

    private static OptionalInt small(Optional<Field> field) {
        var number = number(field);
        return number.isPresent() && number.getAsLong() <= Integer.MAX_VALUE
                ? OptionalInt.of((int) number.getAsLong())
                : OptionalInt.empty();
    }

    /// What it holds and how much of it: never what it says.
    @Override
    public String toString() {
        return Stream.concat(fields.stream(), problem.stream())
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }
}
