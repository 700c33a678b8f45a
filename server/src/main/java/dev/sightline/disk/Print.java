package dev.sightline.disk;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What was read of a growing file, so far as it takes to tell that the file still begins with it:
 * its first bytes, and the last ones before the place up to which it was read. Both can be compared
 * at each look; a file that was written anew differs in one of them, unless somebody takes pains.
 */
final class Print {
    static final int HEAD = 1024;
    static final int TAIL = 256;

    private static final int HASH = 16;

    private byte[] head = {};
    private byte[] tail = {};

    /** Of a file that was read up to there. */
    static Print of(GrowingFile file, long offset) throws Trouble {
        Print print = new Print();
        print.head = bytes(file.readAll(0, (int) Math.min(HEAD, offset)));
        int last = (int) Math.min(TAIL, offset);
        print.tail = bytes(file.readAll(offset - last, last));
        return print;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** How many bytes before the offset are known. */
    int tailLength() {
        return tail.length;
    }

    /** These came next. */
    void grow(ByteBuffer next) {
        byte[] more = bytes(next.duplicate());
        if (head.length < HEAD) {
            int before = head.length;
            int wanted = Math.min(HEAD - before, more.length);
            head = Arrays.copyOf(head, before + wanted);
            System.arraycopy(more, 0, head, before, wanted);
        }
        if (more.length >= TAIL) {
            tail = Arrays.copyOfRange(more, more.length - TAIL, more.length);
            return;
        }
        byte[] both = Arrays.copyOf(tail, tail.length + more.length);
        System.arraycopy(more, 0, both, tail.length, more.length);
        tail =
                both.length <= TAIL
                        ? both
                        : Arrays.copyOfRange(both, both.length - TAIL, both.length);
    }

    boolean hasHead(GrowingFile file) throws Trouble {
        return file.readAll(0, head.length).equals(ByteBuffer.wrap(head));
    }

    /**
     * @param before the bytes before the offset, as they are now
     */
    boolean hasTail(ByteBuffer before) {
        return before.equals(ByteBuffer.wrap(tail));
    }

    /** One word, to be kept. */
    String text() {
        return head.length + "." + hash(head) + "." + tail.length + "." + hash(tail);
    }

    private static String hash(byte[] bytes) {
        return Content.etagOf(bytes).substring(0, HASH);
    }
}
