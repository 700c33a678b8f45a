package dev.sightline.project;

import dev.sightline.http.Refusal;

/** What an answer would say is not safe on disk, and may not be said before. */
public final class JournalStuck {
    private JournalStuck() {}

    /** 503. */
    public static Refusal refusal() {
        return new Refusal(
                503,
                "journal_stuck",
                "The journal takes no events now; /api/ready says why. Try again in a moment");
    }
}
