package dev.sightline.node;

import dev.sightline.http.Exchange;

import java.time.Duration;

/**
 * The one cookie of a browser.
 *
 * @param name with the port in it, which cookies themselves ignore
 */
public record SessionCookie(String name) {
    void give(Exchange exchange, String value, Duration life) {
        exchange.setCookie(name, value, life);
    }

    void take(Exchange exchange) {
        give(exchange, "", Duration.ZERO);
    }
}
