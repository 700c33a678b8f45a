package dev.sightline.ralph.log;

import dev.sightline.ralph.format.LogReader;
import dev.sightline.ralph.format.LogSign;

/** Lines that look like an error, and where more is asked of them, match that too. */
final class FaultFinder implements Finder {
    private final Hints hints = new Hints();
    private final LogReader reader = new LogReader();
    private final Finder also;

    /** Up to where the present block was looked at: from its beginning each is another one. */
    private int looked = -1;

    FaultFinder(Finder also) {
        this.also = also;
    }

    @Override
    public int next(byte[] block, int from, int to) throws Search.TooLong {
        // Once a block: a far sign is not to be looked for again behind each line that is found.
        if (from == 0 || from < looked) hints.look(block, from, to);
        looked = from;
        int at = from;
        while (at < to) {
            int hint = hints.next(at);
            if (hint < 0) return -1;
            int begins = Math.max(Bytes.lastNewline(block, at, hint) + 1, at);
            int newline = Bytes.newline(block, hint, to);
            int ends = newline < 0 ? to : newline;
            if (isFault(Excerpt.text(block, begins, ends)) && also.next(block, begins, ends) >= 0) {
                return begins;
            }
            at = ends + 1;
        }
        return -1;
    }

    private boolean isFault(String text) {
        return reader.line(0, 1, text).stream().anyMatch(sign -> sign instanceof LogSign.Fault);
    }
}
