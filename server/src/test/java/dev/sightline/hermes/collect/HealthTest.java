package dev.sightline.hermes.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class HealthTest {
    @Test
    void knowsKeysByTheirNames() {
        List<Health.Key> keys =
                Health.keys(
                        List.of("ZEBRA_TOKEN", "XAI_API_KEY", "LANG", "ACME_SECRET"),
                        Set.of("ANTHROPIC_API_KEY", "OTHER_TOKEN"));

        assertThat(keys).hasSize(11);
        assertThat(keys.getFirst()).isEqualTo(new Health.Key("ANTHROPIC_API_KEY", true, ""));
        assertThat(keys.get(1).isPresent()).isFalse();
        assertThat(keys.get(1).note()).isEqualTo("OpenRouter fallback provider");
        assertThat(keys.subList(9, 11))
                .containsExactly(
                        new Health.Key("ACME_SECRET", true, "discovered"),
                        new Health.Key("ZEBRA_TOKEN", true, "discovered"));
    }

    @Test
    void isWellWhereNothingIsMissing() {
        Map<String, ?> well =
                Health.fields(
                        List.of(new Health.Key("A", true, "")),
                        Fields.orNull("running", true),
                        AgentConfig.of(Map.of()),
                        Optional.empty());
        Map<String, ?> ill =
                Health.fields(
                        List.of(new Health.Key("A", true, ""), new Health.Key("B", false, "for b")),
                        Fields.orNull("running", true),
                        AgentConfig.of(Map.of()),
                        Optional.empty());

        assertThat(well.get("all_healthy")).isEqualTo(true);
        assertThat(ill.get("all_healthy")).isEqualTo(false);
        assertThat(ill.get("keys_missing")).isEqualTo(1L);
        assertThat(ill.get("state_db_size")).isEqualTo(0L);
    }
}
