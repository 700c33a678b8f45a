package dev.sightline.auth;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an identity may do; each role may do all that the ones before it may. */
public enum Role {
    /** Reads and watches. */
    VIEWER,
    /** Also writes and runs. */
    EDITOR,
    /** Also hands out access. */
    ADMIN;

    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** On the wire, on the command line and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
