package dev.sightline.hermes.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What no text that leaves the home says. */
class RedactorTest {
    private static final String R = Redactor.REDACTED;

    private final Redactor nothing = new Redactor(Set.of());

    @Test
    void takesOutAValueWhereverItStands() {
        Redactor redactor = new Redactor(Set.of("hunter2-canary"));

        assertThat(redactor.redact("it is hunter2-canary, and xhunter2-canaryx"))
                .isEqualTo("it is " + R + ", and x" + R + "x");
    }

    @Test
    void leavesNoEndOfAValueThatBeginsLikeAnother() {
        Redactor redactor = new Redactor(Set.of("abcdefgh", "abcdefgh-and-more"));

        assertThat(redactor.redact("abcdefgh-and-more abcdefgh")).isEqualTo(R + " " + R);
    }

    @ParameterizedTest
    @CsvSource({
        "the key is hunter2-can, the key is [redacted]",
        "the key is hunter2-can..., the key is [redacted]...",
        "the key is hunter2-canar…, the key is [redacted]…",
        "2-canary is it, [redacted] is it",
        "…nter2-canary is it, …[redacted] is it",
        "...2-canary and hunter2-, ...[redacted] and [redacted]",
        "the key is hunter2, the key is hunter2",
        "canary is it, canary is it",
        "ter2-can, ter2-can"
    })
    void takesOutWhatIsLeftOfAValueWhereATextWasCut(String text, String clean) {
        assertThat(new Redactor(Set.of("hunter2-canary")).redact(text)).isEqualTo(clean);
    }

    @Test
    void leavesWordsThatAreTooShortToBeSecrets() {
        assertThat(new Redactor(Set.of("true", "dev")).redact("true dev")).isEqualTo("true dev");
    }

    @Test
    void takesOutAValueAlsoAsItStandsInJsonAndInAnAddress() {
        Redactor redactor = new Redactor(Set.of("pa\"ss/wo\\rd+1"));

        String text =
                """
                {"x": "pa\\"ss/wo\\\\rd+1"} https://h/?k=pa%22ss%2Fwo%5Crd%2B1 \
                {"arguments": "{\\"x\\": \\"pa\\\\\\"ss/wo\\\\\\\\rd+1\\"}"}\
                """;

        assertThat(redactor.redact(text)).doesNotContain("ss/wo", "ss%2Fwo").contains(R);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-ant-api03-canary4f9d17e2canary4f9d17e2",
                "sk-proj-canary4f9d17e2canary4f9d17e2",
                "sk_live_canary4f9d17e2canary",
                "ghp_canary4f9d17e2canary4f9d17e2canary4f",
                "github_pat_11AAAA_canary4f9d17e2canary",
                "glpat-canary4f9d17e2canary",
                "xoxb-1234567890-canary4f9d17e2",
                "xapp-1-canary4f9d17e2",
                "xai-canary4f9d17e2canary4f9d17e2",
                "AIzaSycanary4f9d17e2canary4f9d17e2canary",
                "AKIACANARY4F9D17E2CA",
                "hf_canary4f9d17e2canary4f9d",
                "gsk_canary4f9d17e2canary4f9d",
                "r8_canary4f9d17e2canary4f9d",
                "123456789:canary4f9d17e2canary4f9d17e2canary",
                "eyJhbGciOiJIUzI1NiJ9.eyJjYW5hcnkiOiI0ZjlkMTdlMiJ9.canary4f9d17e2"
            })
    void takesOutWhatLooksLikeAKey(String key) {
        assertThat(nothing.redact("(" + key + ")")).isEqualTo("(" + R + ")");
        assertThat(nothing.redact("a=" + key + "\nb")).endsWith(R + "\nb").doesNotContain(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer canary4f9d17e2canary",
                "api_key=canary4f9d17e2",
                "{\"password\": \"canary4f9d17e2\"}",
                "{\\\"client_secret\\\": \\\"canary4f9d17e2\\\"}",
                "OPENAI_API_KEY: 'canary4f9d17e2'",
                "access-token=canary4f9d17e2",
                "token: canary4f9d17e2canary"
            })
    void takesOutWhatIsNamedASecret(String text) {
        assertThat(nothing.redact(text)).contains(R).doesNotContain("canary");
    }

    @Test
    void takesOutAPrivateKeyWhole() {
        String key =
                """
                -----BEGIN OPENSSH PRIVATE KEY-----
                canary4f9d17e2canary4f9d17e2
                canary4f9d17e2==
                -----END OPENSSH PRIVATE KEY-----\
                """;

        assertThat(nothing.redact(key)).doesNotContain("canary");
        assertThat(nothing.redact(key.replace("\n", "\\n"))).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "claude-opus-4-6 and gpt-5.2-codex by openrouter",
                "Use skills/dev/review/SKILL.md in /home/ada/projects",
                "task-force-of-many-people ask-whether-it-is-so",
                "total_tokens: 12345678",
                "the key to it is patience; a token of love",
                "sessions 20261127_120000_ab12cd, 12:34:56",
                "https://api.example.com/v1",
                "# sk-learn-is-a-library-of-python",
                "secret: no"
            })
    void leavesPlainWords(String text) {
        assertThat(nothing.redact(text)).isEqualTo(text);
    }

    @Test
    void goesThroughAllOfAnAnswerItsNamesToo() {
        Redactor redactor = new Redactor(Set.of("canary4f9d17e2"));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("canary4f9d17e2", 1);
        answer.put("list", List.of("x canary4f9d17e2", List.of(Map.of("y", "canary4f9d17e2"))));
        answer.put("null", null);
        answer.put("number", 2.5);
        answer.put("flag", true);
        answer.put("other", Path.of("canary4f9d17e2"));

        Map<String, @Nullable Object> clean = redactor.redact(answer);

        assertThat(clean.toString()).doesNotContain("canary");
        assertThat(clean)
                .containsEntry(R, 1)
                .containsEntry("null", null)
                .containsEntry("flag", true);
        assertThat(clean).containsEntry("number", 2.5).containsEntry("other", R);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-eyJ",
                "eyJaaaaaaaaaa.",
                ".eyJaaaaaaaaaa",
                "sk-",
                "-sk-a",
                "sk-a ",
                "bearer ",
                "token:",
                "password: \\\\\"",
                "api_key",
                "-----BEGIN PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\n",
                "\\",
                "a",
                "1",
                "12345678:",
                " \n",
                "xoxb-1",
                "\"",
                "ghp_",
                "AIza-"
            })
    void takesNoLongerThanTheTextIsLong(String piece) {
        String hostile = piece.repeat(5_000_000 / piece.length());

        // Where time grew with the square of the length this would be a day.
        assertTimeout(Duration.ofSeconds(60), () -> nothing.redact(hostile));
    }

    @Test
    void remembersTheNewestOfTooManyValues() {
        Redactor redactor = new Redactor(Set.of("oldest-value"));
        redactor = redactor.and(Set.of("second-value", "third-value1"), 2);

        assertThat(redactor.redact("oldest-value second-value third-value1"))
                .isEqualTo("oldest-value " + R + " " + R);
    }
}
