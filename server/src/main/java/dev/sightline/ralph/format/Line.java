package dev.sightline.ralph.format;

/** One line of a text, looked at by hand: no pattern here takes more than one pass. */
public final class Line {
    private Line() {}

    /** What {@code \s} means in the original's patterns, which knows more than ASCII. */
    static boolean blank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || (c > 127 && wide(c));
    }

    private static boolean wide(char c) {
        return Character.isSpaceChar(c) || c == '\u0085';
    }

    /** The first place from there on that holds no blank, or the end. */
    static int pastBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && blank(text.charAt(at))) at++;
        return at;
    }

    /** The first place from there on that holds no ASCII digit, or the end. */
    static int pastDigits(String text, int from) {
        int at = from;
        while (at < text.length() && digit(text.charAt(at))) at++;
        return at;
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static String strip(String text) {
        int from = pastBlanks(text, 0);
        int to = text.length();
        while (to > from && blank(text.charAt(to - 1))) to--;
        return text.substring(from, to);
    }

    /** At most so many characters, and none of them half (a surrogate alone). */
    public static String atMost(int most, String text) {
        if (text.length() <= most) return text;
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + " …";
    }

    /** Without {@code ESC [ 0-9;* m}; the same text where it has no ESC. */
    static String plain(String text) {
        int escape = text.indexOf('\u001b');
        if (escape < 0) return text;
        StringBuilder plain = new StringBuilder(text.length());
        int from = 0;
        while (escape >= 0) {
            int end = colourEnd(text, escape);
            if (end > 0) {
                plain.append(text, from, escape);
                from = end;
            }
            escape = text.indexOf('\u001b', Math.max(end, escape + 1));
        }
        return plain.append(text, from, text.length()).toString();
    }

    /** Behind the colour that begins there; 0 where none does. */
    private static int colourEnd(String text, int escape) {
        int at = escape + 1;
        if (at >= text.length() || text.charAt(at) != '[') return 0;
        at++;
        while (at < text.length() && (digit(text.charAt(at)) || text.charAt(at) == ';')) at++;
        return at < text.length() && text.charAt(at) == 'm' ? at + 1 : 0;
    }
}
