package dev.sightline.process;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/** A variable in its environment by which what a program leaves behind is known as ours. */
final class Mark {
    /** In force since loops came first. */
    static final String NAME = "SIGHTLINE_LOOP";

    private static final int BYTES = 8;

    private Mark() {}

    /** Puts a new one there. */
    static String into(Map<String, String> environment) {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        String mark = HexFormat.of().formatHex(bytes);
        environment.put(NAME, mark);
        return mark;
    }
}
