package dev.sightline.build.project;

import dev.sightline.disk.Trouble;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Why a project was not begun: an expected failure, said for people. What had been made is gone
 * again, unless {@link #remains} says otherwise.
 */
public final class ProjectInitError extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of trouble. Over HTTP all are 400 but BAD_ALIAS, which is 422. */
    public enum Kind {
        BAD_ALIAS,
        BAD_PATH,
        BAD_PRD,
        BAD_SPEC,
        /** Something is in the way: a file where a directory has to be, a link that leads out. */
        IN_THE_WAY,
        UNWRITABLE,
        DISK_FULL,
        NO_PIPX,
        INSTALL_FAILED,
        INSTALL_TIMEOUT,
        BROKEN_DISK;

        /** For programs: {@code bad_alias}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;
    private final ArrayList<String> remains;

    ProjectInitError(Kind kind, String detail) {
        this(kind, detail, List.of());
    }

    private ProjectInitError(Kind kind, String detail, List<String> remains) {
        super(detail, null, false, false);
        this.kind = kind;
        this.remains = new ArrayList<>(remains);
    }

    static ProjectInitError of(Trouble trouble) {
        Kind kind =
                switch (trouble.kind()) {
                    case BAD_PATH, NOT_FOUND, NOT_ALLOWED -> Kind.BAD_PATH;
                    case NOT_A_DIRECTORY, NOT_A_FILE, OUTSIDE_ROOTS, UNSTABLE -> Kind.IN_THE_WAY;
                    case UNREADABLE, UNWRITABLE -> Kind.UNWRITABLE;
                    case DISK_FULL -> Kind.DISK_FULL;
                    case TOO_LARGE, NOT_TEXT, UNMAPPABLE, BROKEN_DISK -> Kind.BROKEN_DISK;
                };
        return new ProjectInitError(kind, trouble.detail());
    }

    /** The same, with what could not be undone. */
    ProjectInitError leaving(List<String> left) {
        return new ProjectInitError(kind, detail(), left);
    }

    public Kind kind() {
        return kind;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    /** What could not be undone, or is somebody else's by now; a line each. */
    public List<String> remains() {
        return List.copyOf(remains);
    }
}
