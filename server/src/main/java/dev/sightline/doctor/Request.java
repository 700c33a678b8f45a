package dev.sightline.doctor;

import java.util.ArrayList;
import java.util.List;

/**
 * One request, header by header, as a browser or an attacker sends it.
 *
 * @param headers whole lines, {@code Host} among them
 */
record Request(String method, String target, List<String> headers, String body) {
    Request {
        headers = List.copyOf(headers);
    }

    static Request get(String target) {
        return new Request("GET", target, List.of(), "");
    }

    static Request post(String target, String type, String body) {
        return new Request("POST", target, List.of(), body)
                .with("Content-Type: " + type)
                .with("Content-Length: " + body.length());
    }

    /** The handshake of RFC 6455, section 4.1; its key is the example of the RFC. */
    static Request upgrade(String target) {
        return get(target)
                .with("Upgrade: websocket")
                .with("Connection: Upgrade")
                .with("Sec-WebSocket-Version: 13")
                .with("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
    }

    Request with(String header) {
        List<String> more = new ArrayList<>(headers);
        more.add(header);
        return new Request(method, target, more, body);
    }

    String text() {
        boolean upgrade = headers.stream().anyMatch(header -> header.startsWith("Upgrade:"));
        String close = upgrade ? "" : "Connection: close\r\n";
        String lines = headers.isEmpty() ? "" : String.join("\r\n", headers) + "\r\n";
        return method + " " + target + " HTTP/1.1\r\n" + lines + close + "\r\n" + body;
    }
}
