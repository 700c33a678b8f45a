package dev.sightline.bench.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * The content of the watched file: a small script that carries the number of its write in its first
 * and in its last line, so that a part of one write, or a mixture of two, is known for what it is.
 * Its lines hold what JSON must escape, and letters beyond ASCII.
 */
public final class NumberedScript {

    private static final String FIRST = "# write ";
    private static final String LAST = "# end of ";
    private static final String LINE = "print(\"path\\\\to\", 'caf\u00e9 \u2713')\t# a line\n";
    private static final int DIGITS = 8;
    private static final int MAX_NUMBER = 99_999_999;

    private final String middle;
    private final ByteBuffer bytes;
    private final int secondNumberAt;

    /**
     * @param lines between the first and the last; each is 40 bytes long
     */
    public NumberedScript(int lines) {
        middle = "\n" + LINE.repeat(lines) + LAST;
        byte[] whole = text(0).getBytes(UTF_8);
        bytes = ByteBuffer.allocateDirect(whole.length).put(whole).flip();
        secondNumberAt = whole.length - DIGITS - 1;
    }

    public String text(int number) {
        String digits = digits(number);
        return FIRST + digits + middle + digits + "\n";
    }

    /** The same as bytes, ready to be written; the buffer is used again for the next number. */
    ByteBuffer bytes(int number) {
        byte[] digits = digits(number).getBytes(UTF_8);
        bytes.clear();
        bytes.put(FIRST.length(), digits).put(secondNumberAt, digits);
        return bytes;
    }

    /** The number of the write that this is all of; nothing when it is not exactly one write. */
    OptionalInt numberOf(String content) {
        int end = FIRST.length() + DIGITS;
        if (content.length() < end) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(content, FIRST.length(), end, 10);
            return number >= 0 && text(number).equals(content)
                    ? OptionalInt.of(number)
                    : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private static String digits(int number) {
        if (number < 0 || number > MAX_NUMBER) {
            throw new IllegalArgumentException("a number of at most 8 digits, not " + number);
        }
        return Integer.toString(MAX_NUMBER + 1 + number).substring(1);
    }
}
