package dev.sightline.ralph.log;

/** Looks for some bytes, with the shifts of Horspool (1980). */
final class LiteralFinder implements Finder {
    private final byte[] wanted;

    /** What each byte counts as: itself, or the small letter of a capital one. */
    private final byte[] as = new byte[256];

    private final int[] shifts = new int[256];

    /**
     * @param wanted at least one
     * @param cases whether capital and small letters of ASCII differ
     */
    LiteralFinder(byte[] wanted, boolean cases) {
        for (int b = 0; b < 256; b++) {
            as[b] = (byte) (!cases && b >= 'A' && b <= 'Z' ? b | 0x20 : b);
        }
        this.wanted = new byte[wanted.length];
        for (int i = 0; i < wanted.length; i++) this.wanted[i] = as[wanted[i] & 0xFF];
        java.util.Arrays.fill(shifts, wanted.length);
        for (int i = 0; i < wanted.length - 1; i++) {
            for (int b = 0; b < 256; b++) {
                if (as[b] == this.wanted[i]) shifts[b] = wanted.length - 1 - i;
            }
        }
    }

    @Override
    public int next(byte[] block, int from, int to) {
        int last = wanted.length - 1;
        for (int end = from + last; end < to; end += shifts[block[end] & 0xFF]) {
            int i = last;
            while (as[block[end - last + i] & 0xFF] == wanted[i]) {
                if (--i < 0) return end - last;
            }
        }
        return -1;
    }
}
