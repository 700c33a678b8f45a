package dev.sightline.auth;

import java.util.List;
import java.util.Optional;

/** A request at the gate, header by header. */
final class KnockBuilder {
    private final String method;
    private final List<String> hosts = new java.util.ArrayList<>();
    private final List<String> origins = new java.util.ArrayList<>();
    private Optional<String> scheme = Optional.empty();
    private Optional<String> site = Optional.empty();
    private Optional<String> contentType = Optional.empty();
    private boolean marked;
    private Optional<String> authorization = Optional.empty();
    private Optional<String> cookie = Optional.empty();
    private Optional<String> urlToken = Optional.empty();

    KnockBuilder(String method) {
        this.method = method;
    }

    KnockBuilder host(String host) {
        hosts.add(host);
        return this;
    }

    KnockBuilder origin(String origin) {
        origins.add(origin);
        return this;
    }

    KnockBuilder site(String value) {
        site = Optional.of(value);
        return this;
    }

    KnockBuilder over(String value) {
        scheme = Optional.of(value);
        return this;
    }

    KnockBuilder json() {
        contentType = Optional.of("application/json; charset=utf-8");
        return this;
    }

    KnockBuilder marked() {
        marked = true;
        return this;
    }

    KnockBuilder bearer(String token) {
        authorization = Optional.of("Bearer " + token);
        return this;
    }

    KnockBuilder cookie(String value) {
        cookie = Optional.of(value);
        return this;
    }

    KnockBuilder urlToken(String token) {
        urlToken = Optional.of(token);
        return this;
    }

    Knock build() {
        return new Knock(
                method,
                hosts,
                origins,
                scheme,
                site,
                contentType,
                marked,
                authorization,
                cookie,
                urlToken);
    }
}
