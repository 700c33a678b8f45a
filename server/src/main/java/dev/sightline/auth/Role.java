package dev.sightline.auth;

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
}
