package dev.sightline.ralph.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

class LoopConfigTest {
    @Test
    void keepsWhatItDoesNotKnowAndAddsTheDefaults() throws Exception {
        LoopConfig config = LoopConfig.parse("{\"cli\":\"claude\",\"mine\":{\"a\":[1,null]}}");

        assertThat(config.fields().keySet())
                .containsExactly(
                        "cli", "flags", "max_iterations", "test_command", "model_pricing", "mine");
        assertThat(config.maxIterations()).isEqualTo(20);
        assertThat(config.text())
                .isEqualTo(
                        "{\n  \"cli\": \"claude\",\n  \"mine\": {\n    \"a\": [1,null]\n  }\n}\n");
        assertThat(LoopConfig.parse(config.text())).isEqualTo(config);
    }

    @Test
    void changesOnlyTheKeysThatAreNamed() throws Exception {
        LoopConfig config = LoopConfig.parse("{\"cli\":\"codex\",\"flags\":\"-x\",\"mine\":1}");
        Map<String, @Nullable Object> changes = new HashMap<>();
        changes.put("flags", null);
        changes.put("command", List.of("./ralph.sh", "5"));

        LoopConfig changed = config.with(changes);

        assertThat(changed.all()).containsOnlyKeys("cli", "mine", "command");
        assertThat(changed.command()).containsExactly("./ralph.sh", "5");
        assertThat(changed.flags()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"cli\":5}; \"cli\"",
                "{\"flags\":[]}; \"flags\"",
                "{\"max_iterations\":\"20\"}; \"max_iterations\"",
                "{\"max_iterations\":-1}; \"max_iterations\"",
                "{\"max_iterations\":1.5}; \"max_iterations\"",
                "{\"model_pricing\":{\"codex\":\"x\"}}; \"model_pricing.codex\"",
                "{\"model_pricing\":[]}; \"model_pricing\"",
                "{\"command\":\"ls\"}; \"command\"",
                "{\"command\":[1]}; \"command\"",
                "{\"iteration_timeout_seconds\":-3}; \"iteration_timeout_seconds\"",
                "[]; object",
                "{; object"
            })
    void namesTheKeyThatIsWrong(String text, String named) {
        assertThatThrownBy(() -> LoopConfig.parse(text))
                .isInstanceOf(LoopConfig.Wrong.class)
                .hasMessageContaining(named);
    }
}
