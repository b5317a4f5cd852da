package org.cashwrap.device;

/// What a printer's driver tells, and asks, while it prints; on the device's thread.
public interface PrinterNews {
    /// The printing stands still until a person does something; then it goes on by itself.
    void standsStill(PrinterTrouble why);

    /// It goes on.
    void goesOn();

    /// A gap between two commands: what cannot wait for the paper, as the drawer, may use the printer here.
    void meanwhile();

    /// Nobody waits for the paper any more: the printing ends as soon as it can, with what is known.
    boolean isGivenUp();

    static PrinterNews none() {
        return new PrinterNews() {
            @Override
            public void standsStill(PrinterTrouble why) {}

            @Override
            public void goesOn() {}

            @Override
            public void meanwhile() {}

            @Override
            public boolean isGivenUp() {
                return false;
            }
        };
    }
}
