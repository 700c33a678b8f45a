package dev.sightline.ralph.log;

import dev.sightline.disk.GrowingFile;
import dev.sightline.disk.Trouble;

import java.util.ArrayList;
import java.util.List;

/** One search through the whole log, on one thread. */
public final class Search {
    /** It has reached its deadline. */
    public static final class TooLong extends Exception {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("too long", null, false, false);
        }
    }

    private static final int BLOCK = 1024 * 1024;

    /** Of a line longer than a block, what is read again, so that nothing lies across unseen. */
    private static final int OVERLAP = 4 * Query.LONGEST;

    private final GrowingFile file;
    private final Finder finder;
    private final long deadline;

    private final byte[] block = new byte[BLOCK];
    private final List<Long> lines = new ArrayList<>();
    private long newlines;
    private long total;

    /** The number of the last line that was counted as a match. */
    private long last;

    /**
     * @param deadline of {@link System#nanoTime}
     */
    Search(GrowingFile file, Finder finder, long deadline) {
        this.file = file;
        this.finder = finder;
        this.deadline = deadline;
    }

    Matches run() throws Trouble, TooLong {
        long at = 0;
        while (true) {
            if (System.nanoTime() - deadline > 0) throw new TooLong();
            int read = Count.read(file, at, block, block.length);
            if (read == 0) break;
            boolean over = read < block.length;
            int newline = Bytes.lastNewline(block, 0, read);
            int used = over ? read : newline >= 0 ? newline + 1 : read - OVERLAP;
            find(Colours.without(block, newline < 0 ? read : used));
            at += used;
            if (over) break;
        }
        return new Matches(lines, total);
    }

    /**
     * @param to how much of the block is left
     */
    private void find(int to) throws TooLong {
        int from = 0;
        while (from < to) {
            int found = finder.next(block, from, to);
            if (found < 0) break;
            newlines += Bytes.newlines(block, from, found);
            matched(newlines + 1);
            int ends = Bytes.newline(block, found, to);
            if (ends < 0) return;
            from = ends + 1;
            newlines++;
        }
        newlines += Bytes.newlines(block, from, to);
    }

    private void matched(long line) {
        if (line == last) return;
        last = line;
        total++;
        if (lines.size() < Matches.MOST) lines.add(line);
    }
}
