package dev.sightline.hermes.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.hermes.home.Yaml;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;

class ProfileTest {
    private static Map<String, @Nullable Object> profile(String config) throws Exception {
        return new Profile(
                        "work",
                        false,
                        AgentConfig.of(Yaml.map(config)),
                        "",
                        new Profile.Usage(1, 2, 3, 40, 2, java.util.Optional.empty()),
                        new Profile.Remembered(1, 110, 220),
                        new Profile.Remembered(0, 5, 0),
                        0,
                        0,
                        List.of(),
                        "inactive",
                        false)
                .fields();
    }

    @Test
    void isSetUpByItsConfiguration() throws Exception {
        assertThat(
                        profile(
                                """
                                model:
                                  default: owl
                                  base_url: http://me:secret@localhost:8080/v1
                                  context_length: 32000
                                provider: custom
                                toolsets:
                                  - web
                                  - file
                                display: {skin: mono}
                                compression: {enabled: "yes", summary_model: small}
                                """))
                .containsEntry("model", "owl")
                .containsEntry("provider", "custom")
                .containsEntry("base_url", "http://localhost:8080/v1")
                .containsEntry("port", 8080)
                .containsEntry("toolsets", List.of("web", "file"))
                .containsEntry("skin", "mono")
                .containsEntry("context_length", 32000L)
                .containsEntry("compression_enabled", true)
                .containsEntry("compression_model", "small")
                .containsEntry("is_local", true)
                .containsEntry("server_status", "n/a")
                .containsEntry("memory_capacity_pct", 50.0)
                .containsEntry("user_capacity_pct", 0.0)
                .containsEntry("total_tokens", 42L);
    }

    @Test
    void hasEmptyTextsWhereNothingIsSet() throws Exception {
        assertThat(profile("model: {provider: nous}"))
                .containsEntry("model", "")
                .containsEntry("provider", "nous")
                .containsEntry("toolsets", List.of())
                .containsEntry("port", null);
        assertThat(profile("model: owl\ntoolsets: web\n"))
                .containsEntry("model", "owl")
                .containsEntry("toolsets", List.of("web"));
    }

    @Test
    void isSummedUpByTheFirstThingThatItsSoulSays() {
        assertThat(Profile.summary("# Soul\n\n---\nI am kind.\nI am brief.\n"))
                .isEqualTo("I am kind.");
        assertThat(Profile.summary("# Soul\n## Part\n")).isEqualTo("Soul");
        assertThat(Profile.summary("é".repeat(121))).isEqualTo("é".repeat(117) + "...");
        assertThat(Profile.summary("")).isEmpty();
    }

    @Test
    void isNamedByItsFolder() {
        assertThat(
                        Profiles.names(
                                Set.of(
                                        "profiles/work/config.yaml",
                                        "profiles/home/SOUL.md",
                                        "profiles/work/memories/USER.md")))
                .containsExactly("home", "work");
    }
}
