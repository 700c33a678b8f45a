package dev.sightline.http;

import dev.sightline.tls.Tls;

import java.time.Duration;
import java.util.Optional;

/**
 * What clients must keep to.
 *
 * @param tls what is spoken on the port, if not plain HTTP
 * @param proxies who may name the client
 * @param connections of TCP at a time
 * @param perAddress of one other machine
 * @param patience for a whole head, from the connection or its first byte on; a body must bring
 *     {@link Watchman#BODY_RATE} within each such span
 */
public record Terms(
        Optional<Tls> tls, Proxies proxies, int connections, int perAddress, Duration patience) {
    public static final Duration PATIENCE = Duration.ofSeconds(10);
}
