package dev.sightline.auth;

import java.io.IOException;
import java.time.LocalDate;

/**
 * Users and tokens, shared by all nodes of a state directory and the command line. What another
 * process changes is seen here within about a second.
 */
public interface Accounts {
    /** As known now; never waits, for the gate asks at every request. */
    Register now();

    /** As it is on disk; waits for it. */
    Register fresh() throws IOException;

    /** Keeps a refresh token, so that it can be revoked. */
    void remember(RefreshToken token) throws IOException;

    void revokeRefreshToken(String id) throws IOException;

    /** Notes that an API token was used; later, and not at all where much else is to be done. */
    void used(ApiToken token, LocalDate day);
}
