package dev.sightline.hermes.home;

import dev.sightline.disk.Trouble;

/** A file of the home that nothing can be made of now: an expected failure, told as a problem. */
public final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String code;

    /**
     * @param path relative to the home
     * @param code for programs: {@code bad_json}, {@code bad_yaml}, {@code database_locked}, {@code
     *     database_corrupt}, or that of a {@link Trouble}
     * @param detail for people: what is wrong, where, what to do
     */
    public Unreadable(String path, String code, String detail) {
        super(detail, null, false, false);
        this.path = path;
        this.code = code;
    }

    static Unreadable of(String path, Trouble trouble) {
        return new Unreadable(path, trouble.kind().code(), trouble.detail());
    }

    public String path() {
        return path;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
