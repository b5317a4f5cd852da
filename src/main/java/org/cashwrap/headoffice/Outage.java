package org.cashwrap.headoffice;

/// Whether the head office was there when it was last asked anything. May be called on any thread.
final class Outage {
    private static final System.Logger LOG = System.getLogger(Outage.class.getName());

    private final Limits limits;
    private final Pace pace;
    private boolean isLost;
    private long failedAt;

    Outage(Limits limits, Pace pace) {
        this.limits = limits;
        this.pace = pace;
    }

    /// Logged once, however often it happens.
    ///
    /// @param why holds nothing of what was asked or answered
    synchronized void failed(String why) {
        if (!isLost) {
            LOG.log(System.Logger.Level.WARNING, "the head office is not reached: {0}", why);
        }
        isLost = true;
        failedAt = pace.nanos();
    }

    synchronized void ended() {
        if (isLost) {
            LOG.log(System.Logger.Level.INFO, "the head office is reached again");
        }
        isLost = false;
    }

    synchronized boolean isLost() {
        return isLost;
    }

    /// It failed so short a time ago that nobody need try.
    synchronized boolean isFresh() {
        return isLost && pace.nanos() - failedAt < limits.quiet().toNanos();
    }
}
