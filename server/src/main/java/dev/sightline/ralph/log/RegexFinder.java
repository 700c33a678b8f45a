package dev.sightline.ralph.log;

import com.google.re2j.Pattern;

import java.util.Arrays;

/**
 * Tries an expression on each line. RE2 takes time in proportion to the line and to the expression;
 * of a line and an expression that are both very long, only the beginning of the line is tried.
 */
final class RegexFinder implements Finder {
    /** Steps on one line: about a second. */
    private static final int STEPS = 50_000_000;

    private final Pattern pattern;
    private final int longest;
    private final long deadline;

    RegexFinder(Pattern pattern, long deadline) {
        this.pattern = pattern;
        this.longest = Math.min(Excerpt.LONGEST, STEPS / Math.max(pattern.programSize(), 1));
        this.deadline = deadline;
    }

    @Override
    public int next(byte[] block, int from, int to) throws Search.TooLong {
        int begins = from;
        while (begins < to) {
            int newline = Bytes.newline(block, begins, to);
            int ends = newline < 0 ? to : newline;
            int tried = Math.min(ends, begins + longest);
            if (tried > begins && block[tried - 1] == '\r') tried--;
            if (System.nanoTime() - deadline > 0) throw new Search.TooLong();
            if (pattern.matcher(Arrays.copyOfRange(block, begins, tried)).find()) return begins;
            begins = ends + 1;
        }
        return -1;
    }
}
