package dev.sightline.bench.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.IOException;

class AnswerTest {

    private static final String EXPRESSIONS =
            """
            {"type":"expressions","expressions":[{"lineStart":1,"lineEnd":1}]}\
            """;
    private static final String COMPLETE =
            """
            {"type":"complete"}\
            """;

    private final Answer answer = new Answer();

    @Test
    void knowsWhenEachResultCameAndWhenAllWasOver() throws IOException {
        answer.event(EXPRESSIONS, 5);
        answer.event(result("[]"), 10);
        answer.event(result("[]"), 30);
        answer.event(COMPLETE, 31);

        assertThat(answer.results()).containsExactly(10L, 30L);
        assertThat(answer.over()).isEqualTo(31);
    }

    @Test
    void takesTheFirstOutputFromTheStreamOrFromAResult() throws IOException {
        answer.event(result("[]"), 10);
        answer.event(
                """
                {"type":"stream","output":[{"type":"stdout","content":"x\\n"}],"whole":true}\
                """,
                20);
        answer.event(result("[{\"type\":\"stdout\",\"content\":\"x\\n\"}]"), 30);

        assertThat(answer.firstOutput()).isEqualTo(20);
    }

    @Test
    void countsWhatIsShownApartFromWhatIsSaidToBeMissing() throws IOException {
        answer.event("{\"type\":\"stream\",\"output\":[{\"content\":\"xxxx\"}]}", 10);
        answer.event(
                result(
                        "[{\"type\":\"stdout\",\"content\":\"xxxx\"},"
                                + "{\"type\":\"stderr\",\"content\":\"[cut]\\n\",\"cut\":96}]"),
                20);
        answer.event(COMPLETE, 25);

        assertThat(answer.flood(5)).isEqualTo(new Driver.Flood(20, 4, 96, "[cut]"));
    }

    @Test
    void refusesAnAnswerThatIsNotOneOfARunThatWentWell() {
        answer.event(EXPRESSIONS, 5);
        assertThatThrownBy(answer::over).hasMessageContaining("without `complete`");
        answer.event("{\"type\":\"cancelled\",\"expressions\":[]}", 10);
        answer.event(COMPLETE, 11);
        assertThatThrownBy(answer::over).hasMessageContaining("cancelled");
        assertThatThrownBy(answer::firstOutput).isInstanceOf(IOException.class);
    }

    private static String result(String output) {
        return "{\"nodeIndex\":0,\"lineStart\":1,\"lineEnd\":1,\"output\":%s,\"isInvisible\":false}"
                .formatted(output);
    }
}
