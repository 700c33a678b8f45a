package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.RawHttp;
import dev.sightline.TestNode;
import dev.sightline.json.Json;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A program that logged in for a user. */
record Member(TestNode node, String access, String refresh) {
    static Member of(TestNode node, String name, String password) throws IOException {
        RawHttp.Answer answer = login(node, name, password).send();
        assertThat(answer.status()).isEqualTo(200);
        JsonNode tokens = json(answer);
        assertThat(tokens.get("token_type").asString()).isEqualTo("bearer");
        return new Member(
                node,
                tokens.get("access_token").asString(),
                tokens.get("refresh_token").asString());
    }

    static Wire login(TestNode node, String name, String password) {
        return Wire.post(
                node,
                "/api/auth/login",
                new String(
                        Json.bytes(Map.of("username", name, "password", password)),
                        StandardCharsets.UTF_8));
    }

    static JsonNode json(RawHttp.Answer answer) {
        String body = answer.text().substring(answer.text().indexOf("\r\n\r\n") + 4);
        return Json.read(body.substring(body.indexOf('{')).getBytes(StandardCharsets.UTF_8));
    }

    Wire as(Wire request) {
        return request.with("Authorization", "Bearer " + access);
    }

    Wire tradeIn() {
        return Wire.post(node, "/api/auth/refresh", "{\"refresh_token\":\"" + refresh + "\"}");
    }

    Wire logout() {
        return Wire.post(node, "/api/auth/logout", "{\"refresh_token\":\"" + refresh + "\"}");
    }
}
