package dev.sightline.ralph.log;

/** Takes {@code ESC [ … m} out of a log (compat.md §1, "ralph.log"), as nobody sees it. */
final class Colours {
    private static final byte ESC = 0x1B;

    private Colours() {}

    /**
     * In place; newlines stay, so that lines keep their numbers.
     *
     * @return how many bytes are left
     */
    static int without(byte[] in, int to) {
        int from = next(in, 0, to);
        if (from == to) return to;
        int left = from;
        while (from < to) {
            int over = colour(in, from, to);
            int begins = over > from ? over : from;
            int ends = next(in, over > from ? begins : from + 1, to);
            System.arraycopy(in, begins, in, left, ends - begins);
            left += ends - begins;
            from = ends;
        }
        return left;
    }

    private static int next(byte[] in, int from, int to) {
        int i = from;
        while (i < to && in[i] != ESC) i++;
        return i;
    }

    /** Behind the colour that begins there; the same place where none does. */
    private static int colour(byte[] in, int from, int to) {
        if (from + 1 >= to || in[from + 1] != '[') return from;
        int i = from + 2;
        while (i < to && (in[i] == ';' || (in[i] >= '0' && in[i] <= '9'))) i++;
        return i < to && in[i] == 'm' ? i + 1 : from;
    }
}
