package dev.sightline.cli;

import java.util.Locale;

/** A duration for people. */
final class Elapsed {
    private Elapsed() {}

    static String text(double millis) {
        if (millis < 1) return "<1 ms";
        if (millis < 1_000) return String.format(Locale.ROOT, "%.0f ms", millis);
        if (millis < 60_000) return String.format(Locale.ROOT, "%.1f s", millis / 1_000);
        long seconds = Math.round(millis / 1_000);
        return seconds / 60 + " min " + seconds % 60 + " s";
    }
}
