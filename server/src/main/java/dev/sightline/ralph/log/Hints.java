package dev.sightline.ralph.log;

import java.util.List;

/**
 * Finds the lines of a block that may be a header, tokens or an error to a {@link
 * dev.sightline.ralph.format.LogReader}: those with one of its words or signs (compat.md §1). The
 * others, nearly all, are never made into text. Used by one thread.
 */
final class Hints {
    /** In headers of any style, before a number of tokens, and in what looks like an error. */
    private static final Words WORDS =
            new Words(
                    List.of(
                            "iteration",
                            "tokens",
                            "error",
                            "exception",
                            "failed",
                            "traceback",
                            "crash"));

    private byte[] in = {};
    private int to;
    private int word;
    private int sign;

    void look(byte[] block, int from, int end) {
        in = block;
        to = end;
        word = from - 1;
        sign = from - 1;
    }

    /** A place in the next such line; -1 where there is none. Never asked to go back. */
    int next(int from) {
        if (word < from) word = orEnd(WORDS.next(in, from, to));
        if (sign < from) sign = orEnd(nextSign(from));
        int next = Math.min(word, sign);
        return next == Integer.MAX_VALUE ? -1 : next;
    }

    private static int orEnd(int found) {
        return found < 0 ? Integer.MAX_VALUE : found;
    }

    private int nextSign(int from) {
        int i = from;
        while (true) {
            i = Bytes.beyondAscii(in, i, to);
            if (i >= to) return -1;
            int stop = Math.min(i + 8, to);
            for (; i < stop; i++) if (isSign(i)) return i;
        }
    }

    /** ⚠ or ❌. */
    private boolean isSign(int at) {
        if (in[at] != (byte) 0xE2 || at + 2 >= to) return false;
        int rest = (in[at + 1] & 0xFF) << 8 | (in[at + 2] & 0xFF);
        return rest == 0x9AA0 || rest == 0x9D8C;
    }
}
