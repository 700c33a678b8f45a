package dev.sightline.watch.inotify;

import dev.sightline.watch.Stamp;

import org.jspecify.annotations.Nullable;

/** A name whose last word is not spoken: it waits for an event, or for its time to be over. */
final class Pending implements Entry {

    /** What it waits for. */
    enum State {
        /** It is there, and its content has not settled. */
        FRESH,
        /** It is not there; perhaps it comes back. */
        GONE,
        /** It came by a rename from a path that the consumer knows, its {@link #partner}. */
        ARRIVED,
        /** It is tailed and was announced a moment ago; more is announced in a moment. */
        GROWING,
        /** Nothing any more; what still refers to it is out of date. */
        OVER
    }

    final Node dir;
    final byte[] name;

    /** When its first sign was seen, by {@link System#nanoTime}. */
    final long sign;

    /** What the consumer knows at this path; null for nothing. */
    final @Nullable Entry before;

    State state;

    /** When it is looked at again; {@link Timers#NEVER} for not by itself. */
    long due = Timers.NEVER;

    /** The other end of a held rename. */
    @Nullable Pending partner;

    /** Joins a departure to its arrival; 0 for none. */
    int cookie;

    /** A rename was seen while a writer might have had it open. */
    boolean unclosed;

    /** How often it was looked at in vain. */
    int looks;

    /** More was written since, to a file that grows. */
    boolean more;

    /** How often a writer had it open. */
    int waits;

    /** How it looked then, where only quiet tells that it has settled. */
    @Nullable Stamp seen;

    Pending(Node dir, byte[] name, State state, @Nullable Entry before, long sign) {
        this.dir = dir;
        this.name = name;
        this.state = state;
        this.before = before;
        this.sign = sign;
    }
}
