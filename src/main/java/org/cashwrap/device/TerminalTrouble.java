package org.cashwrap.device;

/// Why a card terminal cannot be used now. Each has a text that says what to do, and says nothing was charged where that is
/// certain.
public enum TerminalTrouble {
    /// The cable cannot be opened: no such port, no right to it, nobody there.
    NO_CABLE,
    /// The cable is there, and nobody answers.
    SILENT,
    /// It is at work, or somebody is at its menu.
    BUSY,
    /// A card is in it.
    CARD_INSIDE,
    /// Its batch must be closed first.
    END_OF_DAY_DUE,
    /// It must be set up again by its own menu or its maker.
    SERVICE_NEEDED,
    /// Its own printer is out of paper, or open.
    PRINTER,
    /// It does not take the currency of this till.
    CURRENCY,
    /// The password in the station file is not its password.
    PASSWORD,
    /// It answers in a way that its profile does not expect.
    NOT_UNDERSTOOD,
    /// It does not tell where its record stands: without that no card may be charged.
    NO_RECORD,
    /// Another terminal than the one that was asked before.
    OTHER_TERMINAL
}
