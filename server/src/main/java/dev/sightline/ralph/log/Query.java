package dev.sightline.ralph.log;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

import java.nio.charset.StandardCharsets;

/**
 * What is looked for in a log.
 *
 * @param text empty for all lines
 * @param regex the text is an expression of RE2
 * @param cases capital and small letters differ
 * @param faults only lines that look like an error
 */
public record Query(String text, boolean regex, boolean cases, boolean faults) {
    /** Characters of a text. */
    public static final int LONGEST = 256;

    /** What is wrong with an expression, for who wrote it. */
    public static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String what) {
            super(what, null, false, false);
        }
    }

    /** {@code {3}}, {@code {3,}}, {@code {3,5}}; also where they stand for themselves. */
    private static final java.util.regex.Pattern REPEATS =
            java.util.regex.Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?\\}");

    /**
     * What its repeats come to. RE2/J writes each one out, also one inside of another: {@code
     * ((a{1000}){1000}){1000}} takes all memory there is.
     */
    private static final long MOST_REPEATS = 1_000;

    /** Says at once what a search would meet. */
    public void check() throws Wrong {
        if (!regex) return;
        long repeats = 1;
        for (java.util.regex.Matcher one = REPEATS.matcher(text); one.find(); ) {
            String most =
                    one.group(2) == null || one.group(2).isEmpty() ? one.group(1) : one.group(2);
            repeats *= Math.max(Long.parseLong(most), 1);
            if (repeats > MOST_REPEATS) {
                throw new Wrong("its repeats come to more than %,d".formatted(MOST_REPEATS));
            }
        }
        try {
            Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new Wrong(String.valueOf(e.getMessage()));
        }
    }

    Finder finder(long deadline) {
        Finder finder = textFinder(deadline);
        return faults ? new FaultFinder(finder) : finder;
    }

    private Finder textFinder(long deadline) {
        if (text.isEmpty()) return (block, from, to) -> from < to ? from : -1;
        boolean ascii = text.chars().allMatch(c -> c < 128);
        if (!regex && (cases || ascii)) {
            return new LiteralFinder(text.getBytes(StandardCharsets.UTF_8), cases);
        }
        // Only an expression knows the small letter of every capital one.
        int flags = cases ? 0 : Pattern.CASE_INSENSITIVE;
        Pattern pattern = Pattern.compile(regex ? text : Pattern.quote(text), flags);
        return new RegexFinder(pattern, deadline);
    }
}
