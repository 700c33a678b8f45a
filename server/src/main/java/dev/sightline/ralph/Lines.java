package dev.sightline.ralph;

import java.nio.ByteBuffer;

/** Where bytes of a text may be cut: behind a line. */
final class Lines {
    private Lines() {}

    /** How many of them are whole lines. */
    static int wholeLines(ByteBuffer bytes) {
        for (int i = bytes.limit(); i > bytes.position(); i--) {
            if (bytes.get(i - 1) == '\n') return i - bytes.position();
        }
        return 0;
    }
}
