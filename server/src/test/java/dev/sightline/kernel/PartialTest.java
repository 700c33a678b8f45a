package dev.sightline.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sightline.python.Output;

import org.junit.jupiter.api.Test;

import java.util.List;

class PartialTest {
    private final Partial partial = new Partial();

    @Test
    void keepsTheOrderOfTheTwoStreamsAndOfWhatIsShown() {
        partial.text(false, "a");
        partial.text(false, "b\n");
        partial.text(true, "oh\n");
        partial.show(Output.of("image", "data:,"));
        partial.text(false, "c\n");

        assertThat(partial.outputs())
                .extracting(Output::type, Output::content)
                .containsExactly(
                        tuple("stdout", "ab\n"),
                        tuple("stderr", "oh\n"),
                        tuple("image", "data:,"),
                        tuple("stdout", "c\n"));
    }

    @Test
    void saysWhatHasComeSince() {
        partial.text(false, "a");
        Partial.Cursor first = partial.cursor();
        assertThat(partial.since(first)).isEmpty();

        partial.text(false, "b");
        partial.text(true, "oh");

        assertThat(partial.since(first).orElseThrow())
                .extracting(Output::content)
                .containsExactly("b", "oh");
        assertThat(partial.since(Partial.Cursor.START).orElseThrow())
                .extracting(Output::content)
                .containsExactly("ab", "oh");
    }

    @Test
    void cutsAtItsBoundAndSaysHowMuch() {
        String line = "x".repeat(999) + "\n";
        for (int i = 0; i < 2_000; i++) partial.text(false, line);

        List<Output> outputs = partial.outputs();
        assertThat(outputs).hasSize(2);
        assertThat(outputs.getFirst().content()).hasSize(Partial.TEXT);
        assertThat(outputs.getLast().type()).isEqualTo("stderr");
        assertThat(outputs.getLast().more()).containsEntry("cut", 2_000_000L - Partial.TEXT);
    }

    @Test
    void keepsAProgressBarOneLineHoweverLongItRuns() {
        for (int i = 0; i <= 200_000; i++) partial.text(true, "\r" + i + " of 200000");

        assertThat(partial.outputs())
                .extracting(Output::content)
                .containsExactly("200000 of 200000");
    }

    @Test
    void boundsTheChangesBetweenTheStreams() {
        for (int i = 0; i < 100_000; i++) partial.text(i % 2 == 0, "x");

        List<Output> outputs = partial.outputs();
        assertThat(outputs).hasSizeLessThan(20_000);
        assertThat(outputs.getLast().more()).containsKey("cut");
    }
}
