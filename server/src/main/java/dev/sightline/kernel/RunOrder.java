package dev.sightline.kernel;

import dev.sightline.python.Order;

/**
 * What a client wants to be run.
 *
 * @param session whose namespace; empty is that of clients that know no sessions
 * @param fresh whether the namespace is emptied first
 */
public record RunOrder(String session, Script script, Order order, boolean fresh) {
    /** Characters of a session's name. */
    public static final int LONGEST_SESSION = 256;

    public RunOrder {
        if (session.length() > LONGEST_SESSION) throw new IllegalArgumentException("session");
    }
}
