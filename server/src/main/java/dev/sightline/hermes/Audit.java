package dev.sightline.hermes;

import java.lang.System.Logger.Level;

/** What people do to an agent's home, for the log. */
final class Audit {
    private static final System.Logger AUDIT = System.getLogger("sightline.audit");

    private Audit() {}

    static void did(String what, String to, String who) {
        AUDIT.log(Level.INFO, "{0} hermes {1} who={2}", what, to, who);
    }
}
