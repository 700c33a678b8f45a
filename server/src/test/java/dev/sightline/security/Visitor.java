package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.RawHttp;
import dev.sightline.TestNode;
import dev.sightline.json.Json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A browser with a session on the node's own page.
 *
 * @param cookie {@code name=value}
 */
record Visitor(TestNode node, String cookie) {
    /** Follows a new launch link. */
    static Visitor on(TestNode node) throws IOException {
        RawHttp.Answer answer = redeem(node, launchSecret(node)).send();
        assertThat(answer.status()).isEqualTo(200);
        return new Visitor(node, setCookies(answer).getFirst().split(";", 2)[0]);
    }

    /** Logs in on the page. */
    static Visitor loggedIn(TestNode node, String name, String password) throws IOException {
        RawHttp.Answer answer = login(node, name, password).send();
        assertThat(answer.status()).isEqualTo(200);
        return new Visitor(node, setCookies(answer).getFirst().split(";", 2)[0]);
    }

    /** What the login page sends. */
    static Wire login(TestNode node, String name, String password) {
        return page(node, "POST", "/api/auth/login")
                .sending(
                        "application/json",
                        new String(
                                Json.bytes(
                                        Map.of(
                                                "username", name,
                                                "password", password,
                                                "session", true)),
                                StandardCharsets.UTF_8));
    }

    static String launchSecret(TestNode node) {
        String link = node.newLink();
        return link.substring(link.indexOf("#launch=") + "#launch=".length());
    }

    /** What the page sends to trade the secret for a session. */
    static Wire redeem(TestNode node, String secret) {
        return page(node, "POST", "/api/auth/launch")
                .sending("application/json", "{\"secret\":\"" + secret + "\"}");
    }

    static List<String> setCookies(RawHttp.Answer answer) {
        return answer.text()
                .lines()
                .filter(line -> line.startsWith("Set-Cookie: "))
                .map(line -> line.substring("Set-Cookie: ".length()))
                .toList();
    }

    Wire get(String target) {
        return page(node, "GET", target).with("Cookie", cookie).without("Origin");
    }

    Wire post(String target, String json) {
        return page(node, "POST", target).with("Cookie", cookie).sending("application/json", json);
    }

    /** A fetch of our own page, as Chromium sends it. */
    private static Wire page(TestNode node, String method, String target) {
        return Wire.of(node, method, target)
                .with("Origin", node.url())
                .with("Sec-Fetch-Site", "same-origin")
                .with("Sec-Fetch-Mode", "cors")
                .with("Sec-Fetch-Dest", "empty")
                .with("X-Sightline", "1");
    }
}
