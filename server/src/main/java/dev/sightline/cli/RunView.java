package dev.sightline.cli;

import dev.sightline.python.Said;

import java.util.OptionalInt;

/** Where a run is shown. Called by one thread at a time. */
interface RunView {
    void hear(Said said);

    /** What was asked for was answered. */
    void answered();

    /**
     * The last.
     *
     * @param status as runs of a node have it: ok, error, interrupted, exited, died
     * @param detail why, where it died; else empty
     */
    void over(String status, OptionalInt exit, String detail);
}
