package dev.sightline.build;

import java.lang.System.Logger.Level;

/** What people do to builds, for the log. */
final class Audit {
    private static final System.Logger AUDIT = System.getLogger("sightline.audit");

    private Audit() {}

    static void did(String what, String session, String more, String who) {
        AUDIT.log(Level.INFO, "{0} build session={1} {2} who={3}", what, session, more, who);
    }
}
