package dev.sightline.python;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * The wire between the node and a supervisor: a byte that says the kind, four that say the length
 * (big-endian), the payload.
 */
final class Frames {
    /** Over that of any message the worker's limits allow. */
    static final int LONGEST = 64 << 20;

    private static final int HEAD = 5;

    private Frames() {}

    enum Kind {
        /** Bytes of the script's file descriptor 1. */
        OUT('O'),
        /** Bytes of its file descriptor 2. */
        ERR('E'),
        /** JSON from or for the worker. */
        WORKER('J'),
        /** JSON from or for the supervisor. */
        SUPERVISOR('S');

        private final byte letter;

        Kind(char letter) {
            this.letter = (byte) letter;
        }
    }

    /** Its payload belongs to whoever has it: nobody keeps another. */
    @SuppressWarnings("ArrayRecordComponent")
    record Frame(Kind kind, byte[] payload) {}

    /** What came is no frame: whatever speaks there is not our supervisor, or lost its way. */
    static final class Broken extends IOException {
        private static final long serialVersionUID = 1;

        Broken(String what) {
            super(what);
        }
    }

    /**
     * Waits for the next one.
     *
     * @return null where the stream ends between two
     * @throws Broken where it ends within one, or is none
     */
    static @Nullable Frame read(InputStream in) throws IOException {
        byte[] head = in.readNBytes(HEAD);
        if (head.length == 0) return null;
        Kind kind = kind(head[0]);
        if (head.length < HEAD) throw new Broken("ended within a frame's head");
        int length = ByteBuffer.wrap(head, 1, 4).getInt();
        if (length < 0 || length > LONGEST) {
            throw new Broken("a frame of " + Integer.toUnsignedString(length) + " bytes");
        }
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) throw new Broken("ended within a frame");
        return new Frame(kind, payload);
    }

    static void write(Frame frame, OutputStream out) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        head.put(frame.kind().letter).putInt(frame.payload().length);
        out.write(head.array());
        out.write(frame.payload());
        out.flush();
    }

    private static Kind kind(byte letter) throws Broken {
        for (Kind kind : Kind.values()) if (kind.letter == letter) return kind;
        throw new Broken("a frame of the unknown kind 0x%02x".formatted(letter));
    }
}
