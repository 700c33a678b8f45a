package dev.sightline.ralph.log;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Finds where one of some words begins, capital and small letters alike, and looks at every fourth
 * byte or so to do it: the two last bytes of a window as long as the shortest word tell how far the
 * next place is at which a word could begin (the algorithm of Wu and Manber, 1994).
 */
final class Words {
    /** Of two bytes; a letter's five low bits are the same in both cases. */
    private static final int PAIRS = 1 << 10;

    private final byte[][] words;
    private final int window;
    private final byte[] shifts = new byte[PAIRS];

    /** By the last pair of the window: a bit for each word that may be there. */
    private final int[] ending = new int[PAIRS];

    /**
     * @param words at most 32, of ASCII letters, small, at least three each
     */
    Words(List<String> words) {
        this.words =
                words.stream()
                        .map(word -> word.getBytes(StandardCharsets.US_ASCII))
                        .toArray(byte[][]::new);
        window = words.stream().mapToInt(String::length).min().orElseThrow();
        java.util.Arrays.fill(shifts, (byte) (window - 1));
        for (int w = 0; w < this.words.length; w++) {
            byte[] word = this.words[w];
            for (int i = 1; i < window; i++) {
                int pair = pair(word[i - 1], word[i]);
                shifts[pair] = (byte) Math.min(shifts[pair], window - 1 - i);
            }
            ending[pair(word[window - 2], word[window - 1])] |= 1 << w;
        }
    }

    private static int pair(byte first, byte second) {
        return (first & 0x1F) << 5 | (second & 0x1F);
    }

    /** The first byte of the next one; -1 where there is none. */
    int next(byte[] in, int from, int to) {
        int last = from + window - 1;
        while (last < to) {
            int pair = pair(in[last - 1], in[last]);
            int shift = shifts[pair];
            if (shift > 0) {
                last += shift;
                continue;
            }
            int begins = last - window + 1;
            for (int left = ending[pair]; left != 0; left &= left - 1) {
                if (isAt(words[Integer.numberOfTrailingZeros(left)], in, begins, to)) return begins;
            }
            last++;
        }
        return -1;
    }

    private static boolean isAt(byte[] word, byte[] in, int at, int to) {
        if (at + word.length > to) return false;
        for (int i = 0; i < word.length; i++) if ((in[at + i] | 0x20) != word[i]) return false;
        return true;
    }
}
