package dev.sightline.kernel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Who ran what: lines of the audit log. */
final class Audit {
    private static final Logger AUDIT = System.getLogger("sightline.audit");

    private Audit() {}

    static void ran(Run run, RunOrder order, String who) {
        AUDIT.log(
                Level.INFO,
                "run {0} script=\"{1}\" session=\"{2}\" who={3}",
                run.id(),
                plain(order.script().path().map(Object::toString).orElse(order.script().name())),
                plain(order.session()),
                who);
    }

    /**
     * @param what was done: {@code interrupt}, {@code reset}, {@code init}, {@code stop}, {@code
     *     input}
     */
    static void did(String what, String session, String who) {
        AUDIT.log(Level.INFO, "{0} session=\"{1}\" who={2}", what, plain(session), who);
    }

    /** Nothing in a quoted value may look like its end. */
    private static String plain(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    static void forwarded(String what, String server, String who) {
        AUDIT.log(Level.INFO, "forwarded {0} server={1} who={2}", what, server, who);
    }
}
