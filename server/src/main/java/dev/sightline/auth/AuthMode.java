package dev.sightline.auth;

/** How people prove who they are; the values of {@code --auth}. */
public enum AuthMode {
    /** A one-time link, printed at the start, traded for a session cookie. */
    LAUNCH,
    /** A name and a password; see {@code sightline user}. */
    PASSWORD,
    /** Nobody proves anything: for scripts and old clients, on loopback only. */
    NONE;

    /** The word on the command line and on the wire. */
    public String word() {
        return switch (this) {
            case LAUNCH -> "launch";
            case PASSWORD -> "password";
            case NONE -> "none";
        };
    }
}
