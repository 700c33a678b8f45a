package dev.sightline.oracle;

/** A broken promise. */
record Fault(Kind kind, String what) {
    enum Kind {
        /** A wanted event never came, and nobody said so. */
        GAP,
        /** An event came twice. */
        DOUBLE,
        /** An event came after a later one. */
        DISORDER,
        /** The sequence is another one, and nobody said so. */
        SILENT_EPOCH,
        /** A reset where nothing was lost. */
        NEEDLESS_RESET,
        /** Two resets for one lost range. */
        RESET_TWICE,
        /** A reset that does not come first, on a stream that was not too slow. */
        LATE_RESET,
        /** An event that was not asked for. */
        UNWANTED,
        /** An event that is not in the sequence. */
        INVENTED,
        /** An event that reads otherwise than when it was told the first time. */
        OTHER_BYTES,
        /** A snapshot older than an event that was told before it was asked for. */
        STALE_SNAPSHOT,
        /** A snapshot that is not what the events up to its place make. */
        WRONG_SNAPSHOT,
        /** A client that believes something else than the disk. */
        WRONG_STATE,
        /** A message or an end that the contract does not know. */
        STRANGE,
        /** The client itself resumed from a place where it had not been. */
        BAD_CLIENT
    }

    static Fault of(Kind kind, String what, Entry where) {
        return new Fault(kind, what + " at " + where);
    }

    Fault of(String client) {
        return new Fault(kind, client + ": " + what);
    }

    @Override
    public String toString() {
        return kind + " " + what;
    }
}
