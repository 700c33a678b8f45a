package dev.sightline.disk;

import java.nio.ByteBuffer;

/** Where bytes of a text may be cut (RFC 3629, section 3). */
public final class Characters {
    private Characters() {}

    /**
     * How many of them are whole characters of UTF-8, from the position on; what can be none counts
     * as whole.
     */
    public static int whole(ByteBuffer bytes) {
        int end = bytes.limit();
        for (int back = 1; back <= 3 && end - back >= bytes.position(); back++) {
            int value = bytes.get(end - back) & 0xff;
            if ((value & 0xc0) == 0x80) continue;
            return (length(value) > back ? end - back : end) - bytes.position();
        }
        return bytes.remaining();
    }

    /** How many at the beginning belong to a character that began before them. */
    public static int broken(ByteBuffer bytes) {
        int most = Math.min(3, bytes.remaining());
        int broken = 0;
        while (broken < most && (bytes.get(bytes.position() + broken) & 0xc0) == 0x80) broken++;
        return broken;
    }

    private static int length(int lead) {
        if (lead >= 0xf0 && lead <= 0xf4) return 4;
        if (lead >= 0xe0 && lead < 0xf0) return 3;
        return lead >= 0xc2 && lead < 0xe0 ? 2 : 1;
    }
}
