package dev.sightline.http;

import dev.sightline.auth.Access;

/**
 * One method of one path.
 *
 * @param template as in {@code openapi.yaml}: {@code /api/projects/{id}}
 * @param access what it asks of the caller; there is no default
 */
public record Route(String method, String template, Access access, Endpoint endpoint) {}
