package dev.sightline.git;

/** Why git gives no answer: an expected failure, said for people. */
public final class GitTrouble extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of trouble. */
    public enum Kind {
        /** This machine has no git. */
        NO_GIT,
        /** It took too long, or too many others are asking. */
        BUSY,
        /** Git refuses this repository. */
        FAILED,
        /** There is no such commit. */
        NO_COMMIT
    }

    private final Kind kind;

    GitTrouble(Kind kind, String detail) {
        super(detail, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
