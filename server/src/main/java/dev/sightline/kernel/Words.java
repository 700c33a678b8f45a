package dev.sightline.kernel;

/**
 * The text of one stream as a terminal would show it: after a carriage return, what comes replaces
 * the line from its start. So a progress bar is one line, however long it ran.
 */
final class Words {
    private static final char ESCAPE = '\u001b';

    /**
     * How much of it somebody has had.
     *
     * @param line where the last line began then
     * @param rewrites that had happened
     */
    record Mark(int chars, int line, int rewrites) {
        static final Mark START = new Mark(0, 0, 0);
    }

    private final boolean err;
    private final StringBuilder text = new StringBuilder();

    /** Where the last line begins. */
    private int line;

    /** Where the next character goes: the end, or within the last line. */
    private int place;

    private int rewrites;
    private boolean returned;

    Words(boolean err) {
        this.err = err;
    }

    boolean isErr() {
        return err;
    }

    int length() {
        return text.length();
    }

    /**
     * @return how many of the characters were taken
     */
    int add(String more, int room) {
        int start = text.length();
        int i = 0;
        while (i < more.length() && text.length() - start < room) {
            i += take(more, i, room - (text.length() - start));
        }
        return i;
    }

    /** Takes one character, or a stretch of them at the end of the text. */
    private int take(String more, int at, int room) {
        char c = more.charAt(at);
        if (c == '\r') {
            returned = true;
            return 1;
        }
        if (returned && c != '\n') rewind(more, at);
        returned = false;
        if (c == '\n') {
            place = text.length();
            text.append(c);
            place++;
            line = place;
            return 1;
        }
        if (place < text.length()) {
            text.setCharAt(place++, c);
            rewrites++;
            return 1;
        }
        int end = Math.min(stretch(more, at), at + room);
        text.append(more, at, end);
        place = text.length();
        return end - at;
    }

    private static int stretch(String more, int at) {
        int end = at + 1;
        while (end < more.length() && more.charAt(end) != '\r' && more.charAt(end) != '\n') end++;
        return end;
    }

    /** Colours take no place on a screen, so a line that has them is replaced as a whole. */
    private void rewind(String more, int at) {
        rewrites++;
        place = line;
        int end = stretch(more, at);
        if (text.indexOf("\u001b", line) >= 0 || more.substring(at, end).indexOf(ESCAPE) >= 0) {
            text.setLength(line);
        }
    }

    /** What has come since, for somebody who also knows what a carriage return does. */
    String since(Mark mark) {
        if (mark.rewrites() == rewrites) return text.substring(mark.chars());
        return "\r" + text.substring(mark.line());
    }

    Mark mark() {
        return new Mark(text.length(), line, rewrites);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
