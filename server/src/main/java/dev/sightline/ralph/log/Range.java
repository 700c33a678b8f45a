package dev.sightline.ralph.log;

import dev.sightline.disk.GrowingFile;
import dev.sightline.disk.Trouble;

import java.util.OptionalLong;

/**
 * Some bytes of the log as text, whole characters only.
 *
 * @param from where it begins
 * @param to where it ends, and another goes on
 * @param reset it begins at the beginning, because the log is not that long any more
 * @param more there is something behind it now
 */
public record Range(String text, long from, long to, boolean reset, boolean more) {
    /** Bytes at once (compat.md §1, "v2 log API"). */
    public static final int MOST = 512 * 1024;

    /**
     * @param offset empty for what is at its end
     */
    static Range at(GrowingFile file, OptionalLong offset) throws Trouble {
        long size = file.size();
        boolean reset = offset.isPresent() && offset.getAsLong() > size;
        if (reset) return between(file, 0, size, size, true);
        long from =
                offset.isPresent()
                        ? offset.getAsLong()
                        : Excerpt.character(file, size - MOST, size);
        return between(file, from, size, size, false);
    }

    /**
     * The end of a part.
     *
     * @param most bytes, up to {@link #MOST}
     */
    static Range endOf(GrowingFile file, long from, long to, int most) throws Trouble {
        long size = file.size();
        long ends = Math.min(to, size);
        long begins = ends - from > most ? Excerpt.character(file, ends - most, ends) : from;
        return between(file, Math.min(begins, ends), ends, size, false);
    }

    private static Range between(GrowingFile file, long from, long to, long size, boolean reset)
            throws Trouble {
        byte[] bytes = new byte[(int) Math.min(to - from, MOST)];
        int read = Count.read(file, from, bytes, bytes.length);
        int whole = Bytes.whole(bytes, 0, read);
        long end = from + whole;
        return new Range(Bytes.text(bytes, 0, whole), from, end, reset, whole > 0 && end < size);
    }
}
