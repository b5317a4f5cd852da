package org.cashwrap.device.simulator;

import org.cashwrap.device.link.Link;

import java.time.Duration;

/// The cable as the terminal has it: it can go dead in both directions, or be gone, without the terminal's doing.
final class Wire {
    private final Link link;
    private boolean dead;
    private boolean gone;

    Wire(Link link) {
        this.link = link;
    }

    /// As [Link#next].
    int next(Duration wait) {
        var end = System.nanoTime() + Math.max(0, wait.toNanos());
        while (!gone) {
            var left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            var b = link.next(left);
            if (b == Link.BROKEN) {
                gone = true;
            } else if (b == Link.NOTHING || !dead) {
                return b;
            }
        }
        return Link.BROKEN;
    }

    /// @return false if the cable is gone
    boolean write(byte... bytes) {
        if (!gone && !dead && link.write(bytes) != Link.Sent.DONE) {
            gone = true;
        }
        return !gone;
    }

    /// Pulls the cable.
    void cut() {
        gone = true;
        link.close();
    }

    /// Cuts its wires, or mends them: what is sent meanwhile, either way, is lost.
    void dead(boolean nowDead) {
        dead = nowDead;
    }

    boolean isDead() {
        return dead;
    }

    boolean isGone() {
        return gone;
    }
}
