package dev.sightline.ralph.format;

import java.util.List;
import java.util.Optional;

/**
 * What the loop says of itself: a sign, and a few words (compat.md §1, "Other lines").
 *
 * @param begins the words behind the sign
 */
record Saying(String begins, LogSign.What what) {
    private static final int LONGEST = 400;

    private static final List<Saying> ALL =
            List.of(
                    new Saying("Paused", LogSign.What.PAUSED),
                    new Saying("Resumed", LogSign.What.RESUMED),
                    new Saying("Injecting", LogSign.What.INJECTED),
                    new Saying("Tests passed", LogSign.What.TESTS_PASSED),
                    new Saying("Tests failed", LogSign.What.TESTS_FAILED),
                    new Saying("Agent exited", LogSign.What.AGENT_EXITED),
                    new Saying("Rate limit", LogSign.What.RATE_LIMITED),
                    new Saying("Ralph loop stopped", LogSign.What.STOPPED),
                    new Saying("All tasks complete", LogSign.What.ALL_DONE),
                    new Saying("Planning phase complete", LogSign.What.PLANNED),
                    new Saying("Max iterations", LogSign.What.MAX_REACHED));

    static Optional<LogSign.What> in(String text) {
        if (text.length() > LONGEST || text.length() < 7) return Optional.empty();
        char first = text.charAt(0);
        if (first > ' ' && first < 128 && first != '[') return Optional.empty();
        String line = Line.strip(Line.plain(text));
        int sign = Clock.bracketed(line).isPresent() ? Line.pastBlanks(line, 10) : 0;
        if (sign >= line.length() || line.charAt(sign) < 0x2000) return Optional.empty();
        int words = sign;
        while (words < line.length() && (line.charAt(words) > 127 || line.charAt(words) == ' ')) {
            words++;
        }
        for (Saying one : ALL) {
            if (line.startsWith(one.begins, words)) return Optional.of(one.what);
        }
        return Optional.empty();
    }
}
