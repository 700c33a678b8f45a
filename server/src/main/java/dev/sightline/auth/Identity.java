package dev.sightline.auth;

/**
 * Who a request speaks for.
 *
 * @param name as the audit log has it
 * @param standing asked again as long as a stream is open: sessions expire and are revoked
 */
public record Identity(String name, Role role, Standing standing) {
    /** The holder of a launch link: whoever could read the terminal of the node's owner. */
    public static final Identity OWNER = new Identity("owner", Role.ADMIN, Standing.ALWAYS);

    /** A program with the bearer token of the node. */
    static final Identity PROGRAM = new Identity("program", Role.ADMIN, Standing.ALWAYS);

    /** Anyone on this machine, where the owner asked for {@code --auth none}. */
    static final Identity ANYONE = new Identity("anyone", Role.ADMIN, Standing.ALWAYS);

    /** What collects the metrics; let in by {@link Access.Metrics} alone. */
    static final Identity METRICS = new Identity("metrics", Role.VIEWER, Standing.ALWAYS);

    Identity lasting(Standing other) {
        return new Identity(name, role, other);
    }
}
