package dev.sightline.ralph.format;

/**
 * Whether a line looks like an error, by the original's words (compat.md §1, "Errors"), whole words
 * and any case. One pass: the log may hold gigabytes.
 */
final class Faults {
    private static final String[] WORDS = {"error", "exception", "failed", "traceback", "crash"};

    private Faults() {}

    static boolean in(String text) {
        boolean inWord = false;
        for (int i = 0, length = text.length(); i < length; i++) {
            char c = text.charAt(i);
            if (c < 128) {
                boolean letter = wordly(c);
                if (letter && !inWord && begins(text, i, c)) return true;
                inWord = letter;
            } else {
                if (c == '❌' || (c == '⚠' && i + 1 < length && text.charAt(i + 1) == '\ufe0f')) {
                    return true;
                }
                inWord = Character.isLetterOrDigit(c);
            }
        }
        return false;
    }

    private static boolean wordly(char c) {
        int lower = c | 0x20;
        return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '_';
    }

    private static boolean begins(String text, int at, char first) {
        return switch (first | 0x20) {
            case 'e' -> word(text, at, WORDS[0]) || word(text, at, WORDS[1]);
            case 'f' -> word(text, at, WORDS[2]);
            case 't' -> word(text, at, WORDS[3]);
            case 'c' -> word(text, at, WORDS[4]);
            default -> false;
        };
    }

    private static boolean word(String text, int at, String word) {
        if (!text.regionMatches(true, at, word, 0, word.length())) return false;
        int end = at + word.length();
        if (end == text.length()) return true;
        char next = text.charAt(end);
        return next != '_' && !Character.isLetterOrDigit(next);
    }
}
