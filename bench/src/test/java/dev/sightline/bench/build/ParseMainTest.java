package dev.sightline.bench.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class ParseMainTest {

    @TempDir Path folder;

    @Test
    void tellsOneTimeForEachParse() throws Throwable {
        List<Timing> told = run(CheckpointFolder.content(7, 0), Timing.FLOOR, Timing.FLOOR);

        assertThat(told).hasSize(6).allMatch(one -> one.who().equals(Timing.FLOOR));
        assertThat(told).allMatch(one -> one.nanos() > 0);
    }

    @Test
    void doesNotTakeSomethingElseForACheckpoint() {
        assertThatThrownBy(() -> run("[]", Timing.FLOOR)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> run("{}", "nobody")).hasMessageContaining("nobody");
    }

    /** The node's jar is not on this class path. */
    @Test
    void saysThatTheParserIsNotThere() {
        assertThatThrownBy(() -> run("{}", Timing.NODE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not where the bench looks for it");
    }

    private List<Timing> run(String content, String... who) throws Throwable {
        Path file = Files.writeString(folder.resolve("checkpoint_1.json"), content);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ParseMain.run(file, 3, List.of(who), new PrintStream(out, true, UTF_8));
        return Timing.parse(out.toString(UTF_8).lines().toList());
    }
}
