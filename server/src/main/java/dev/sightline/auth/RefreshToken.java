package dev.sightline.auth;

import java.time.Instant;

/**
 * What is kept of a refresh token: not the token.
 *
 * @param id its {@code jti}
 */
public record RefreshToken(String id, String user, Instant expires, boolean revoked) {}
