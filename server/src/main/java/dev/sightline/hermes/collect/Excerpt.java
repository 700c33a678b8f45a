package dev.sightline.hermes.collect;

/** Parts of long texts, cut between characters (code points). */
final class Excerpt {
    private static final int BEFORE = 40;
    private static final int AFTER = 60;

    private Excerpt() {}

    /** The first characters. */
    static String first(String text, int characters) {
        if (text.length() <= characters) return text;
        int count = text.codePointCount(0, text.length());
        return count <= characters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, characters));
    }

    /** The same, with dots where more follows. */
    static String cut(String text, int characters) {
        String first = first(text, characters);
        return first.length() == text.length() ? text : first + "...";
    }

    /**
     * What stands around a part of a text: 40 characters before it to 60 after.
     *
     * @param from where the part begins
     * @param to where it ends
     * @param mark at an end that is cut
     */
    static String around(String text, int from, int to, String mark) {
        int before = Math.min(BEFORE, text.codePointCount(0, from));
        int after = Math.min(AFTER, text.codePointCount(to, text.length()));
        int begin = text.offsetByCodePoints(from, -before);
        int end = text.offsetByCodePoints(to, after);
        return (begin > 0 ? mark : "")
                + text.substring(begin, end).strip()
                + (end < text.length() ? mark : "");
    }
}
