package dev.sightline.hermes.collect;

/** Texts cut by what people count, which is no half of a character. */
final class Characters {
    private Characters() {}

    /** The first so many. */
    static String first(String text, int count) {
        return count(text) <= count ? text : text.substring(0, text.offsetByCodePoints(0, count));
    }

    static int count(String text) {
        return text.codePointCount(0, text.length());
    }
}
