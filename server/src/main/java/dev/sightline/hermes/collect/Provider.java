package dev.sightline.hermes.collect;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One of those who think for the agent, by what stands beside its token.
 *
 * @param name as people know it
 */
record Provider(
        String id,
        String name,
        boolean hasToken,
        Optional<Instant> expires,
        Optional<Instant> obtained,
        String scope,
        String mode) {
    /** The same for all: nothing of a token is shown. */
    private static final String DOTS = "••••••••";

    private static final Duration SOON = Duration.ofDays(7);
    private static final List<String> TOKENS =
            List.of("access_token", "api_key", "token", "agent_key");
    private static final List<String> EXPIRES =
            List.of("expires_at", "expiry", "agent_key_expires_at");
    private static final List<String> OBTAINED =
            List.of("obtained_at", "last_refresh", "agent_key_obtained_at");
    private static final Map<String, String> NAMES =
            Map.of(
                    "nous", "Nous Portal",
                    "openai-codex", "OpenAI Codex",
                    "anthropic", "Anthropic Claude",
                    "openrouter", "OpenRouter",
                    "zai", "Z.AI",
                    "google", "Google",
                    "xai", "xAI Grok");

    /**
     * @param said names, with values where those may be known; a token that is there is null
     */
    static Provider of(String id, Tree said, ZoneId zone) {
        Tree tokens = said.object("tokens");
        boolean hasToken = TOKENS.stream().anyMatch(said::has) || tokens.has("access_token");
        return new Provider(
                id,
                NAMES.getOrDefault(id, titled(id.replace('-', ' '))),
                hasToken,
                time(said, EXPIRES, zone).or(() -> time(tokens, EXPIRES, zone)),
                time(said, OBTAINED, zone),
                String.join(" ", said.words("scope")),
                said.text("auth_mode")
                        .or(() -> said.text("auth_type"))
                        .orElse(hasToken ? "oauth" : ""));
    }

    /** Of a bare key. */
    static Provider ofKey(String id) {
        return new Provider(
                id,
                NAMES.getOrDefault(id, titled(id)),
                true,
                Optional.empty(),
                Optional.empty(),
                "",
                "api_key");
    }

    private static Optional<Instant> time(Tree said, List<String> names, ZoneId zone) {
        return names.stream()
                .flatMap(name -> Times.parse(said.value(name), zone).stream())
                .findFirst();
    }

    private static String titled(String id) {
        return Arrays.stream(id.split("(?<=[ -])", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    String status(Instant now) {
        if (!hasToken) return "missing";
        if (expires.isEmpty()) return "connected";
        if (!expires.get().isAfter(now)) return "expired";
        return expires.get().isBefore(now.plus(SOON)) ? "expiring" : "connected";
    }

    Map<String, @Nullable Object> fields(Instant now, boolean isActive) {
        return Fields.orNull(
                "id", id,
                "name", name,
                "status", status(now),
                "token_preview", hasToken ? DOTS : "",
                "expires_at", Times.text(expires),
                "obtained_at", Times.text(obtained),
                "scope", scope,
                "is_active", isActive,
                "auth_mode", mode);
    }
}
