package dev.sightline.hermes.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.json.Json;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

class ProvidersTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

    private static JsonNode providers(String names) {
        JsonNode node = Json.read(names.getBytes(StandardCharsets.UTF_8));
        return Json.read(
                Json.bytes(Providers.fields(Tree.of(Optional.of(node)), NOW, ZoneOffset.UTC)));
    }

    /** Tokens are held back: what is there is null, and what is empty is not there. */
    @Test
    void tellsTheStateOfEachByWhatMayBeKnown() {
        JsonNode told =
                providers(
                        """
                        {"active_provider": "nous",
                         "providers": {
                           "zai": {"access_token": null, "expires_at": "2026-11-01T00:00:00Z"},
                           "xai": {},
                           "nous": {"access_token": null, "expires_at": "2026-12-01T00:00:00+00:00",
                                    "scope": "a b", "obtained_at": 1790000000},
                           "google": {"tokens": {"access_token": null}, "auth_mode": "chatgpt"}
                         },
                         "credential_pool": {
                           "openrouter": null,
                           "my-box": [{"priority": 5, "api_key": null, "auth_type": "second"},
                                      {"priority": 1, "api_key": null, "auth_type": "first"}],
                           "zai": null
                         }}
                        """);

        assertThat(told.get("active_provider").stringValue()).isEqualTo("nous");
        JsonNode all = told.get("providers");
        assertThat(names(all, "name"))
                .containsExactly(
                        "Nous Portal", "Google", "My Box", "OpenRouter", "Z.AI", "xAI Grok");
        assertThat(names(all, "status"))
                .containsExactly(
                        "expiring", "connected", "connected", "connected", "expired", "missing");
        assertThat(names(all, "auth_mode"))
                .containsExactly("oauth", "chatgpt", "first", "api_key", "oauth", "");
        assertThat(names(all, "token_preview"))
                .containsExactly("••••••••", "••••••••", "••••••••", "••••••••", "••••••••", "");
        assertThat(all.get(0).get("expires_at").stringValue()).isEqualTo("2026-12-01T00:00:00Z");
        assertThat(all.get(0).get("is_active").booleanValue()).isTrue();
    }

    private static List<String> names(JsonNode all, String field) {
        return all.valueStream().map(one -> one.get(field).stringValue()).toList();
    }

    @Test
    void tellsNothingWhereNothingIsKnown() {
        assertThat(providers("{}").get("providers")).isEmpty();
        assertThat(providers("{}").get("active_provider").isNull()).isTrue();
    }
}
