package dev.sightline.oracle;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What is known of a file; times to the millisecond, whatever the node and the disk say. */
record Stamp(long size, Instant mtime) {
    Stamp {
        mtime = mtime.truncatedTo(ChronoUnit.MILLIS);
    }
}
