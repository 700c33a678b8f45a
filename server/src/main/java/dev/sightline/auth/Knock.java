package dev.sightline.auth;

import java.util.List;
import java.util.Optional;

/**
 * What a request shows at the gate: its method and the headers that say where it comes from and for
 * whom. Lists hold every value that was sent, because a second one is itself a reason to refuse.
 *
 * @param cookie the value of our own session cookie
 * @param urlToken {@code ?token=}
 * @param scheme that the browser spoke, where it is known for sure: TLS ends here, or a trusted
 *     proxy said it
 * @param marked whether {@code X-Sightline: 1} was sent, which a foreign page cannot
 */
public record Knock(
        String method,
        List<String> hosts,
        List<String> origins,
        Optional<String> scheme,
        Optional<String> fetchSite,
        Optional<String> contentType,
        boolean marked,
        Optional<String> authorization,
        Optional<String> cookie,
        Optional<String> urlToken) {
    public Knock {
        hosts = List.copyOf(hosts);
        origins = List.copyOf(origins);
    }

    Knock withoutCookie() {
        return new Knock(
                method,
                hosts,
                origins,
                scheme,
                fetchSite,
                contentType,
                marked,
                authorization,
                Optional.empty(),
                urlToken);
    }

    Optional<String> origin() {
        return origins.stream().findFirst();
    }

    /** Whether the origin, if any, is a page of the scheme that was spoken. */
    boolean isOfItsScheme() {
        return scheme.isEmpty()
                || origin().isEmpty()
                || origin().get()
                        .regionMatches(true, 0, scheme.get() + "://", 0, scheme.get().length() + 3);
    }

    /** GET changes nothing, and neither does HEAD; all else does. */
    boolean mayChangeSomething() {
        return !method.equals("GET") && !method.equals("HEAD");
    }

    boolean saysJson() {
        return contentType
                .map(type -> type.split(";", 2)[0].strip().equalsIgnoreCase("application/json"))
                .orElse(false);
    }

    /** The token of {@code Authorization: Bearer}. */
    Optional<String> bearer() {
        return authorization
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip());
    }
}
