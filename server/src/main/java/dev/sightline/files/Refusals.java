package dev.sightline.files;

import dev.sightline.disk.Trouble;
import dev.sightline.http.Refusal;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Trouble with a file as an answer, the same from every feature. */
public final class Refusals {
    private Refusals() {}

    public static Refusal of(Trouble trouble) {
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

    /**
     * @param etag that the file has now, empty where there is none
     */
    public static Refusal stale(Optional<String> etag) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        more.put("etag", etag.orElse(null));
        return new Refusal(
                412,
                "stale",
                "The file changed on disk since it was read; nothing was saved",
                more);
    }
}
