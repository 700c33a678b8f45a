package dev.sightline.doctor;

import java.util.Locale;
import java.util.Optional;

/**
 * What came back.
 *
 * @param status 0 where the connection was closed, or nothing came, without an answer
 * @param head the status line and headers
 * @param body as far as it came; one char a byte
 */
record Answer(int status, String head, String body) {
    Optional<String> header(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst();
    }

    /** Turned away, also without a word. */
    boolean isRefusal() {
        return status == 0 || (status >= 400 && status < 500);
    }

    boolean isOneOf(int... statuses) {
        for (int one : statuses) if (one == status) return true;
        return false;
    }
}
