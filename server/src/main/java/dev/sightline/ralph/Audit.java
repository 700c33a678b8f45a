package dev.sightline.ralph;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Who steered which loop, and who wrote its files: lines of the audit log. */
final class Audit {
    private static final Logger AUDIT = System.getLogger("sightline.audit");

    private Audit() {}

    /**
     * @param what was done: {@code start}, {@code stop}, {@code trust}, {@code pause}, {@code
     *     resume}, {@code inject}
     * @param more such as {@code pid=12}
     */
    static void did(String what, String project, String more, String who) {
        AUDIT.log(Level.INFO, "{0} loop project=\"{1}\" {2} who={3}", what, project, more, who);
    }

    static void saved(Object path, String etag, String who) {
        AUDIT.log(Level.INFO, "saved path=\"{0}\" etag={1} who={2}", path, etag, who);
    }

    static void deleted(Object path, String etag, String who) {
        AUDIT.log(Level.INFO, "deleted path=\"{0}\" etag={1} who={2}", path, etag, who);
    }
}
