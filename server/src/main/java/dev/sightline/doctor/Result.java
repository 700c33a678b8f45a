package dev.sightline.doctor;

/** What a check found. */
public sealed interface Result {
    /** What was looked at, in a few words. */
    String check();

    /** What is so. */
    String found();

    /** Nothing to do. */
    record Fine(String check, String found) implements Result {}

    /**
     * Works, but not as well as it could, or not for long.
     *
     * @param wrong what that means
     * @param mend what to do, the exact command where there is one
     */
    record Warning(String check, String found, String wrong, String mend) implements Result {}

    /**
     * Does not work, or is not safe.
     *
     * @param wrong what that means
     * @param mend what to do, the exact command where there is one
     */
    record Broken(String check, String found, String wrong, String mend) implements Result {}
}
