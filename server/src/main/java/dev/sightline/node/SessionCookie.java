package dev.sightline.node;

import dev.sightline.http.Exchange;

import java.time.Duration;

/**
 * The one cookie: scripts cannot read it, other sites cannot send it.
 *
 * @param name with the port in it, which cookies themselves ignore
 * @param secure whether browsers may send it over TLS only
 */
public record SessionCookie(String name, boolean secure) {
    void give(Exchange exchange, String value, Duration life) {
        exchange.setHeader(
                "Set-Cookie",
                "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s"
                        .formatted(name, value, life.toSeconds(), secure ? "; Secure" : ""));
    }

    void take(Exchange exchange) {
        give(exchange, "", Duration.ZERO);
    }
}
