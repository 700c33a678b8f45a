package dev.sightline.hermes.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.hermes.home.Yaml;
import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

class ModelInfoTest {
    private static final String LIST =
            """
            {"openrouter": {"models": {"lab/owl": {"family": "owl", "tool_call": true,
               "attachment": true, "limit": {"context": 200000, "output": 8000},
               "cost": {"input": 3, "output": 15.5}, "release_date": "2026-01-02",
               "knowledge": "2025-12"}}},
             "odd": 7}
            """;

    private static Map<String, @Nullable Object> info(String config) throws Exception {
        return ModelInfo.fields(
                AgentConfig.of(Yaml.map(config)),
                Tree.of(Optional.of(Json.read(LIST.getBytes(StandardCharsets.UTF_8)))));
    }

    @Test
    void findsAModelAtItsProvider() throws Exception {
        assertThat(info("model: {default: lab/owl, provider: OpenRouter}"))
                .containsEntry("found", true)
                .containsEntry("family", "owl")
                .containsEntry("supports_tools", true)
                .containsEntry("supports_vision", true)
                .containsEntry("supports_reasoning", false)
                .containsEntry("effective_context_length", 200000L)
                .containsEntry("max_output_tokens", 8000L)
                .containsEntry("cost_input_per_m", 3)
                .containsEntry("cost_cache_read_per_m", null)
                .containsEntry("knowledge_cutoff", "2025-12");
    }

    @Test
    void findsItAtAnotherProviderToo() throws Exception {
        assertThat(info("model: {model: lab/owl, provider: elsewhere}"))
                .containsEntry("found", true);
    }

    @Test
    void keepsToTheContextThatTheUserSet() throws Exception {
        assertThat(info("model: {default: lab/owl, provider: openrouter, context_length: 64000}"))
                .containsEntry("config_context_length", 64000L)
                .containsEntry("auto_context_length", 200000L)
                .containsEntry("effective_context_length", 64000L);
    }

    @Test
    void saysWhatItKnowsOfOneThatIsNotListed() throws Exception {
        assertThat(info("model: cat"))
                .containsEntry("model", "cat")
                .containsEntry("found", false)
                .containsEntry("family", "");
        assertThat(info("")).containsEntry("model", "").containsEntry("found", false);
    }
}
