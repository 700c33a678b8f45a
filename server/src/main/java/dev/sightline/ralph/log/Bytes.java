package dev.sightline.ralph.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The loops over the bytes of a log: most of it is only ever counted, eight bytes at a time. */
final class Bytes {
    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SEVEN_BITS = 0x7F7F_7F7F_7F7F_7F7FL;
    private static final long NEWLINES = 0x0A0A_0A0A_0A0A_0A0AL;

    private Bytes() {}

    static int newlines(byte[] in, int from, int to) {
        int count = 0;
        int i = from;
        for (; i + 8 <= to; i += 8) count += Long.bitCount(newlinesOf((long) EIGHT.get(in, i)));
        for (; i < to; i++) if (in[i] == '\n') count++;
        return count;
    }

    /** The highest bit of each byte that is a newline; exact, without a borrow between bytes. */
    private static long newlinesOf(long eight) {
        long zeros = eight ^ NEWLINES;
        return ~(((zeros & SEVEN_BITS) + SEVEN_BITS) | zeros | SEVEN_BITS);
    }

    /** Where the next newline is; -1 where there is none. */
    static int newline(byte[] in, int from, int to) {
        int i = from;
        for (; i + 8 <= to; i += 8) {
            long found = newlinesOf((long) EIGHT.get(in, i));
            if (found != 0) return i + Long.numberOfTrailingZeros(found) / 8;
        }
        for (; i < to; i++) if (in[i] == '\n') return i;
        return -1;
    }

    /** Where the last newline before {@code to} is; -1 where there is none from {@code from} on. */
    static int lastNewline(byte[] in, int from, int to) {
        int i = to;
        for (; i - 8 >= from; i -= 8) {
            long found = newlinesOf((long) EIGHT.get(in, i - 8));
            if (found != 0) return i - 1 - Long.numberOfLeadingZeros(found) / 8;
        }
        while (--i >= from) if (in[i] == '\n') return i;
        return -1;
    }

    /** The next eight bytes of which one is no ASCII; or where fewer than eight are left. */
    static int beyondAscii(byte[] in, int from, int to) {
        int i = from;
        while (i + 8 <= to && ((long) EIGHT.get(in, i) & ~SEVEN_BITS) == 0) i += 8;
        return i;
    }

    static boolean isInside(byte oneOfCharacter) {
        return (oneOfCharacter & 0xC0) == 0x80;
    }

    /** How many of these bytes are whole characters: all but a character that has only begun. */
    static int whole(byte[] in, int from, int to) {
        for (int i = to - 1; i >= Math.max(from, to - 3); i--) {
            if (isInside(in[i])) continue;
            int lead = in[i] & 0xFF;
            int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
            return i + length > to ? i - from : to - from;
        }
        return to - from;
    }

    /** What is no UTF-8 becomes U+FFFD. */
    static String text(byte[] in, int from, int to) {
        return new String(in, from, to - from, StandardCharsets.UTF_8);
    }
}
