package dev.sightline.security;

import dev.sightline.RawHttp;
import dev.sightline.TestNode;
import dev.sightline.json.Json;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One request, header by header, as a browser or an attacker sends it. Each step makes a new one,
 * so that many attacks start from one good request.
 *
 * @param headers whole lines
 */
record Wire(TestNode node, String method, String target, List<String> headers, String body) {
    Wire {
        headers = List.copyOf(headers);
    }

    static Wire of(TestNode node, String method, String target) {
        return new Wire(node, method, target, List.of("Host: 127.0.0.1:" + node.port()), "");
    }

    static Wire get(TestNode node, String target) {
        return of(node, "GET", target);
    }

    /** With the length and type of JSON. */
    static Wire post(TestNode node, String target, String json) {
        return of(node, "POST", target).sending("application/json", json);
    }

    static Wire save(TestNode node, Path file, String content) {
        return post(node, "/api/save-file", saveBody(file.toString(), content));
    }

    static String saveBody(String path, String content) {
        return new String(
                Json.bytes(Map.of("path", path, "content", content)), StandardCharsets.UTF_8);
    }

    /** The same with a body, of any type. */
    Wire sending(String type, String content) {
        Wire typed = with("Content-Type", type);
        return new Wire(node, method, target, typed.headers, content)
                .with(
                        "Content-Length",
                        String.valueOf(content.getBytes(StandardCharsets.UTF_8).length));
    }

    /** The same to another method; its body stays. */
    Wire by(String other) {
        return new Wire(node, other, target, headers, body);
    }

    Wire at(String other) {
        return new Wire(node, method, other, headers, body);
    }

    /** With this header and no other value of it. */
    Wire with(String name, String value) {
        return without(name).adding(name, value);
    }

    /** With this header once more. */
    Wire adding(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(name + ": " + value);
        return new Wire(node, method, target, more, body);
    }

    Wire without(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        List<String> fewer =
                headers.stream()
                        .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith(start))
                        .toList();
        return new Wire(node, method, target, fewer, body);
    }

    /** As a program with the node's token. */
    Wire withToken() {
        return with("Authorization", "Bearer " + node.token());
    }

    RawHttp.Answer send() throws IOException {
        return RawHttp.send(node, method + " " + target + " HTTP/1.1", headers, body);
    }

    /** The answer's head alone: a stream's body has no end, and neither has a refused upgrade's. */
    RawHttp.Answer head() throws IOException {
        try (Socket socket = RawHttp.connect(node)) {
            String request =
                    "%s %s HTTP/1.1\r\n%s\r\nConnection: close\r\n\r\n%s"
                            .formatted(method, target, String.join("\r\n", headers), body);
            RawHttp.say(socket, request);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) break;
                head.append((char) next);
            }
            boolean answered = head.indexOf("HTTP/1.1 ") == 0;
            int status = answered ? Integer.parseInt(head.substring(9, 12)) : 0;
            return new RawHttp.Answer(status, head.toString());
        }
    }

    int status() throws IOException {
        return head().status();
    }
}
