package dev.sightline.editor;

import dev.sightline.disk.Trouble;
import dev.sightline.http.Refusal;

/** Trouble with a file as an HTTP answer. */
final class Refusals {
    private Refusals() {}

    static Refusal of(Trouble trouble) {
        int status =
                switch (trouble.kind()) {
                    case BAD_PATH -> 400;
                    case OUTSIDE_ROOTS, NOT_ALLOWED, UNREADABLE, UNWRITABLE -> 403;
                    case NOT_FOUND -> 404;
                    case TOO_LARGE -> 413;
                    case NOT_A_FILE, NOT_A_DIRECTORY, NOT_TEXT, UNMAPPABLE -> 422;
                    case UNSTABLE -> 503;
                    case DISK_FULL -> 507;
                    case BROKEN_DISK -> 500;
                };
        return new Refusal(status, trouble.kind().code(), trouble.detail());
    }
}
