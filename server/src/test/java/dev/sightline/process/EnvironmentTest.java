package dev.sightline.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

class EnvironmentTest {
    @Test
    void keepsWhatTheUserSetAndNothingOfOurs() {
        assertThat(
                        cleaned(
                                Map.of(
                                        "SIGHTLINE_TOKEN", "secret",
                                        "SIGHTLINE_JVM_OPTIONS", "-Xmx1g",
                                        "PYTHONPATH", "/lib",
                                        "HOME", "/home/u")))
                .containsOnly(Map.entry("PYTHONPATH", "/lib"), Map.entry("HOME", "/home/u"));
    }

    @Test
    void givesTheLocaleBackThatTheLauncherReplaced() {
        Map<String, String> ours = Map.of("LC_ALL", "C.UTF-8", "SIGHTLINE_LC_ALL", "de_DE.UTF-8");
        Map<String, String> none = Map.of("LC_ALL", "C.UTF-8", "SIGHTLINE_LC_ALL", "");

        assertThat(cleaned(ours)).containsOnly(Map.entry("LC_ALL", "de_DE.UTF-8"));
        assertThat(cleaned(none)).isEmpty();
        assertThat(cleaned(Map.of("LC_ALL", "C"))).containsOnly(Map.entry("LC_ALL", "C"));
    }

    @Test
    void saysWhereTheScriptRuns() {
        assertThat(cleaned(Map.of("PWD", "/elsewhere", "OLDPWD", "/before")))
                .containsOnly(Map.entry("PWD", "/here"));
    }

    private static Map<String, String> cleaned(Map<String, String> environment) {
        Map<String, String> cleaned = new HashMap<>(environment);
        Environment.clean(cleaned, Path.of("/here"));
        return cleaned;
    }
}
