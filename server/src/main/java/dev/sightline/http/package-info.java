/**
 * Transports that know no feature: the server, its routes, errors, server-sent events, the static
 * page.
 */
@NullMarked
package dev.sightline.http;

import org.jspecify.annotations.NullMarked;
