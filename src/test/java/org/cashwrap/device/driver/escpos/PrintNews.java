package org.cashwrap.device.driver.escpos;

import org.cashwrap.device.PrinterNews;
import org.cashwrap.device.PrinterTrouble;

import java.util.ArrayList;
import java.util.List;

/// Notes what a driver tells while it prints.
final class PrintNews implements PrinterNews {
    private final List<String> told = new ArrayList<>();
    private Runnable meanwhile = () -> {};
    private volatile boolean givenUp;

    List<String> told() {
        return List.copyOf(told);
    }

    PrintNews doing(Runnable what) {
        meanwhile = what;
        return this;
    }

    void giveUp() {
        givenUp = true;
    }

    @Override
    public void standsStill(PrinterTrouble why) {
        told.add(why.name());
    }

    @Override
    public void goesOn() {
        told.add("on");
    }

    @Override
    public void meanwhile() {
        meanwhile.run();
    }

    @Override
    public boolean isGivenUp() {
        return givenUp;
    }
}
