package dev.sightline.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A node that is attacked, and what the attacker is supposed to have got hold of.
 *
 * @param token of programs
 * @param cookie {@code name=value} of a session, where the node gave one
 * @param everyone whether the node was told to ask nobody who they are ({@code --auth none})
 * @param root a served directory
 * @param link in it, to the canary; only where the directory is ours to put it there
 */
record Target(
        Wire wire,
        String token,
        Optional<String> cookie,
        boolean everyone,
        Path root,
        Optional<Path> link,
        Canary canary) {

    /** As a program sends it. */
    Request signed(Request request) {
        return request.with(wire.host()).with("Authorization: Bearer " + token);
    }

    /** As a browser sends it by itself, for any page that asks it to. */
    Request fromBrowser(Request request) {
        Request addressed = request.with(wire.host());
        return cookie.map(value -> addressed.with("Cookie: " + value)).orElse(addressed);
    }

    /** Of other pages, some dressed up to look like ours. */
    List<String> foreignOrigins() {
        int other = wire.port() == 65535 ? 1024 : wire.port() + 1;
        return List.of(
                "null",
                "http://evil.test",
                "http://localhost:" + other,
                "http://localhost:" + wire.port() + ".evil.com",
                "http://localhost." + ":" + wire.port(),
                "file://");
    }
}
