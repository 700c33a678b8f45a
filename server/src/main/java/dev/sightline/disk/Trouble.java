package dev.sightline.disk;

/** Why a file cannot be had: an expected failure, said so that its reader can act on it. */
public final class Trouble extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of trouble; whoever answers for it switches over these. */
    public enum Kind {
        BAD_PATH,
        OUTSIDE_ROOTS,
        NOT_ALLOWED,
        NOT_FOUND,
        NOT_A_FILE,
        NOT_A_DIRECTORY,
        TOO_LARGE,
        UNREADABLE,
        UNWRITABLE,
        UNSTABLE,
        NOT_TEXT,
        UNMAPPABLE,
        DISK_FULL,
        BROKEN_DISK;

        /** For programs: {@code outside_roots}. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Kind kind;

    public Trouble(Kind kind, String detail) {
        super(detail, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** For people: what happened, where, and what to do. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
