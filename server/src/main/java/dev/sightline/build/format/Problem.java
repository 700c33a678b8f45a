package dev.sightline.build.format;

import java.util.Optional;

/**
 * What is wrong with a file, for its author.
 *
 * @param code such as {@code bad_json}, {@code duplicate_id}: one word a kind
 * @param what has happened, in a sentence without its full stop
 * @param place empty where it is the file as a whole
 * @param remedy what to do about it
 */
public record Problem(String code, String what, Optional<Place> place, String remedy) {
    private static final int LONGEST = 80;

    /** All of it on one line. */
    public String detail() {
        String where =
                place.map(one -> " (line %d, column %d)".formatted(one.line(), one.column()))
                        .orElse("");
        return what + where + ": " + remedy;
    }

    /** Text of the file, as it may stand in a sentence: one line, not too long. */
    static String quoted(String text) {
        int end = Math.min(text.length(), LONGEST);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) end--;
        String cut = text.substring(0, end).replaceAll("\\p{Cntrl}", "?");
        return "`" + cut + (end < text.length() ? "…" : "") + "`";
    }
}
