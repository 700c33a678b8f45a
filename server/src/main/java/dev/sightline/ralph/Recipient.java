package dev.sightline.ralph;

import dev.sightline.json.Json;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a webhook sends, and in which form. Its address may hold secrets, before the host as in the
 * query and in the path; none of them is ever in {@link #toString}.
 */
public final class Recipient {
    /** The forms of a message. */
    public enum Format {
        /** One JSON object, for programs. */
        JSON,
        /** Text with headers, for ntfy.sh and its kin (docs.ntfy.sh, "Publishing"). */
        NTFY
    }

    private final URI address;
    private final Optional<String> login;
    private final Format format;

    private Recipient(URI address, Optional<String> login, Format format) {
        this.address = address;
        this.login = login;
        this.format = format;
    }

    /** Empty for what is no address of HTTP. */
    public static Optional<Recipient> of(String url, Format format) {
        try {
            URI uri = URI.create(url);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (!http || uri.getHost() == null) return Optional.empty();
            Optional<String> login = Optional.ofNullable(uri.getUserInfo());
            String bare =
                    uri.getScheme()
                            + "://"
                            + host(uri)
                            + (uri.getRawPath() == null ? "" : uri.getRawPath())
                            + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
            return Optional.of(new Recipient(URI.create(bare), login, format));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Format format() {
        return format;
    }

    HttpRequest request(Message message, Duration patience) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience);
        login.ifPresent(secret -> request.header("Authorization", "Basic " + base64(secret)));
        return switch (format) {
            case JSON ->
                    request.header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofByteArray(Json.bytes(message.fields())))
                            .build();
            case NTFY ->
                    request.header("Content-Type", "text/plain; charset=utf-8")
                            .header("Title", word(message.title()))
                            .header("Priority", priority(message))
                            .header("Tags", tag(message))
                            .POST(BodyPublishers.ofString(message.text()))
                            .build();
        };
    }

    private static String priority(Message message) {
        return message.urgency() == Message.Urgency.HIGH ? "high" : "default";
    }

    private static String tag(Message message) {
        return message.urgency() == Message.Urgency.HIGH ? "warning" : "information_source";
    }

    /** A header is ASCII; what is not goes as an encoded word (RFC 2047), which ntfy reads. */
    private static String word(String text) {
        boolean plain = text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        return plain ? text : "=?UTF-8?B?" + base64(text) + "?=";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String host(URI uri) {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    /** The host alone. */
    @Override
    public String toString() {
        return address.getScheme() + "://" + host(address);
    }
}
