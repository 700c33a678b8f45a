package dev.sightline.watch;

/**
 * Matches one name against one pattern of {@code *}, {@code ?}, {@code [a-z]}, {@code [!a]} and
 * {@code \}, in time proportional to their product: no pattern can make it slow.
 */
final class Glob {

    private final String pattern;

    Glob(String pattern) {
        this.pattern = pattern;
    }

    boolean matches(String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int starName = 0;
        while (n < name.length()) {
            int next = p < pattern.length() ? step(p, name.charAt(n)) : -1;
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                starName = n;
            } else if (next > 0) {
                p = next;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++starName;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** Where the pattern goes on after it matched this character at {@code p}, or -1. */
    private int step(int p, char c) {
        return switch (pattern.charAt(p)) {
            case '?' -> p + 1;
            case '[' -> bracket(p, c);
            case '\\' -> escaped(p, c);
            default -> pattern.charAt(p) == c ? p + 1 : -1;
        };
    }

    private int bracket(int p, char c) {
        int end = endOfClass(p);
        if (end < 0) {
            return c == '[' ? p + 1 : -1;
        }
        return inClass(p + 1, end, c) ? end + 1 : -1;
    }

    private int escaped(int p, char c) {
        if (p + 1 == pattern.length()) {
            return c == '\\' ? p + 1 : -1;
        }
        return pattern.charAt(p + 1) == c ? p + 2 : -1;
    }

    /** The closing bracket; one that stands first belongs to the class. */
    private int endOfClass(int p) {
        int first = p + 1;
        if (first < pattern.length() && isNot(pattern.charAt(first))) {
            first++;
        }
        return pattern.indexOf(']', first + 1);
    }

    private boolean inClass(int from, int end, char c) {
        int at = from;
        boolean not = isNot(pattern.charAt(at));
        if (not) {
            at++;
        }
        boolean found = false;
        while (at < end) {
            char low = pattern.charAt(at);
            boolean range = at + 2 < end && pattern.charAt(at + 1) == '-';
            char high = range ? pattern.charAt(at + 2) : low;
            found |= low <= c && c <= high;
            at += range ? 3 : 1;
        }
        return found != not;
    }

    private static boolean isNot(char c) {
        return c == '!' || c == '^';
    }
}
