package dev.sightline.hermes.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

/** YAML of people and agents, and of who means harm. */
class YamlTest {
    @Test
    void readsAMappingWithAnchors() throws Exception {
        Map<String, ?> map = Yaml.map("a: &x {b: [1, two, null]}\nc: *x\n1: yes\n");

        assertThat(Yaml.at(Yaml.map("a: {b: {c: 3}}"), "a.b.c")).isEqualTo(3);
        assertThat(map.get("c")).isEqualTo(map.get("a"));
        assertThat(map).containsKey("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "- a\n- b", "word", "42"})
    void makesNothingOfWhatIsNoMapping(String text) throws Exception {
        assertThat(Yaml.map(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api_key: canary4f9d17e2\nx: [",
                "api_key: canary4f9d17e2\n\tx: 1",
                "api_key: *canary4f9d17e2",
                "canary4f9d17e2: {a: b",
                "a: !canary4f9d17e2 b",
                "canary4f9d17e2: 1: 2",
                "a: \"canary4f9d17e2",
                "? [canary4f9d17e2\n: x"
            })
    void saysWhereItIsBrokenAndNothingOfWhatStandsThere(String text) {
        assertThatThrownBy(() -> Yaml.map(text))
                .isInstanceOf(Yaml.Broken.class)
                .hasMessageNotContaining("canary")
                .hasMessageContaining("line");
    }

    @Test
    void refusesWhatHoldsItself() {
        assertThatThrownBy(() -> Yaml.map("a: &a [*a]")).isInstanceOf(Yaml.Broken.class);
        assertThatThrownBy(() -> Yaml.map("a: &a {b: *a}")).isInstanceOf(Yaml.Broken.class);
    }

    @Test
    void refusesAFewLinesThatStandForMillionsOfValues() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 24; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }

        assertThatThrownBy(() -> Yaml.map(bomb.toString())).isInstanceOf(Yaml.Broken.class);
        for (String deep : List.of("a: " + "[".repeat(20_000), "a: " + "{b: ".repeat(20_000))) {
            assertThatThrownBy(() -> Yaml.map(deep)).isInstanceOf(Yaml.Broken.class);
        }
    }
}
