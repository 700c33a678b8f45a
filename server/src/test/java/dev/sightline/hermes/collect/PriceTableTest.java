package dev.sightline.hermes.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

/** Which price a model's name means. */
class PriceTableTest {
    private final PriceTable prices = new PriceTable();

    @ParameterizedTest
    @CsvSource({
        "gpt-5.2, gpt-5.2",
        "gpt-5.2-codex-high, gpt-5.2-codex",
        "gpt-4o-mini-2024, gpt-4o-mini",
        "openrouter/anthropic/claude-sonnet-4-6, claude-sonnet-4-6",
        "GPT-5.2, unpriced (GPT-5.2)",
        "claude-sonnet-4-20250514, unpriced (claude-sonnet-4-20250514)",
        "claude-opus-4-7, unpriced (claude-opus-4-7)",
        "Some-Local-Model, local (free)",
        "x/y:free, local (free)",
        "Gemma-27b, local (free)",
        "qwen2-7b, local (free)",
        "qwen_1.5b-chat, local (free)",
        "qwen2-70b, unpriced (qwen2-70b)",
        "qwen2-7bx, unpriced (qwen2-7bx)",
        "local, local",
    })
    void matches(String model, String label) {
        PriceTable.Match match = prices.match(Optional.of(model));

        assertThat(match.label()).isEqualTo(label);
        assertThat(match.price().isEmpty()).isEqualTo(label.startsWith("unpriced"));
    }

    @Test
    void knowsNoPriceOfNoModel() {
        assertThat(prices.match(Optional.empty()).label()).isEqualTo("unpriced (unknown)");
    }

    @Test
    void hasAllRowsInOrderAndChargesReasoningAsWhatGoesIn() {
        assertThat(prices.fields()).hasSize(42);
        assertThat(List.copyOf(prices.fields().keySet()))
                .startsWith("claude-opus-4-6", "claude-sonnet-4-6")
                .endsWith("devstral", "local");
        assertThat(prices.fields().get("gpt-4o-mini"))
                .isEqualTo(new Price("gpt-4o-mini", 0.15, 0.6, 0.075, 0.15).fields());
        Price price = new Price("x", 1, 2, 3, 4);
        assertThat(price.of(new Tokens(1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000)))
                .isEqualTo(11);
    }
}
