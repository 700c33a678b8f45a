package dev.sightline.auth;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A token that was made for one program.
 *
 * @param id by which it is listed and revoked; no secret
 * @param digest of the token, which itself is kept nowhere
 * @param lastUsed the day, in UTC
 */
public record ApiToken(
        String id,
        String name,
        Role role,
        String digest,
        Instant created,
        Instant expires,
        Optional<LocalDate> lastUsed,
        boolean revoked) {
    public boolean holds(Instant now) {
        return !revoked && now.isBefore(expires);
    }
}
