package org.cashwrap.profile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A kind of device that has hardware profiles.
///
/// @param folder below `hardware-profiles/`, one file a model
/// @param facts  what such a file holds
public record ProfileKind<T extends Record & Sourced>(String folder, Class<T> facts) {
    public static final ProfileKind<CardTerminalProfile> CARD_TERMINAL =
            new ProfileKind<>("card-terminal", CardTerminalProfile.class);

    public static final ProfileKind<ReceiptPrinterProfile> RECEIPT_PRINTER =
            new ProfileKind<>("receipt-printer", ReceiptPrinterProfile.class);

    public static final ProfileKind<CashDrawerProfile> CASH_DRAWER =
            new ProfileKind<>("cash-drawer", CashDrawerProfile.class);

    public static final ProfileKind<ScannerProfile> SCANNER =
            new ProfileKind<>("scanner", ScannerProfile.class);

    /// No device, but what one reads: it is checked and named in the same way.
    public static final ProfileKind<StubProfile> STUB =
            new ProfileKind<>("stub", StubProfile.class);

    /// No device either, but what a payment does: it is checked in the same way, and chosen by region and day.
    public static final ProfileKind<RulesProfile> RULES =
            new ProfileKind<>("rules", RulesProfile.class);

    static final List<ProfileKind<?>> ALL =
            List.of(CARD_TERMINAL, RECEIPT_PRINTER, CASH_DRAWER, SCANNER, STUB, RULES);

    private static final String ENDING = ".yaml";
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]{0,39}");

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /// Of the profile of this id, below `hardware-profiles/`.
    String file(String id) {
        return folder + "/" + id + ENDING;
    }

    /// Of the profile in this file; none if its name is not one for a profile.
    static Optional<String> idOf(Path file) {
        return Optional.of(String.valueOf(file.getFileName()))
                .filter(name -> name.endsWith(ENDING))
                .map(name -> name.substring(0, name.length() - ENDING.length()))
                .filter(ProfileKind::isId);
    }

    /// The kind whose files lie in this folder.
    static Optional<ProfileKind<?>> ofFolder(Path path) {
        return ALL.stream().filter(kind -> path.endsWith(kind.folder())).findFirst();
    }
}
