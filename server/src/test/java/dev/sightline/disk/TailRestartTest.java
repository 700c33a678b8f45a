package dev.sightline.disk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The same, where who follows it begins anew. */
class TailRestartTest extends FollowedLog {
    @Test
    void findsItAlsoAfterARestart() throws Exception {
        String much = "a line that is long enough to be known again\n".repeat(40);
        append(much);
        steps();
        append("two\n");
        copyAndCut();
        append("three\n");
        restart();

        assertThat(steps())
                .containsExactly("begins " + much.length(), "two\n", "begins 0", "three\n");
    }

    @Test
    void goesOnAfterARestartWithWhatCameMeanwhile() throws Exception {
        append("one\n");
        steps();
        append("two\n");
        steps();
        restart();
        append("three\n");
        assertThat(steps()).containsExactly("begins 8", "three\n");
        restart();
        assertThat(steps()).containsExactly("begins 14");
    }

    @Test
    void findsAfterARestartWhatWasRotatedMeanwhile() throws Exception {
        append(rotated(1), "ancient\n");
        append("one\n");
        steps();
        append("two\n");
        rotate();
        append("three\n");
        rotate();
        append("four\n");
        restart();
        assertThat(steps())
                .containsExactly("begins 4", "two\n", "begins 0", "three\n", "begins 0", "four\n");
    }

    @Test
    void beginsAnewAfterARestartWhereTheContentIsAnother() throws Exception {
        append("one\n");
        steps();
        Files.writeString(log, "two two\n");
        restart();
        assertThat(steps()).containsExactly("begins 0 lost", "two two\n");
    }

    @Test
    void saysAfterARestartThatItsFileIsNowhere() throws Exception {
        append("one\n");
        steps();
        Path next = log.resolveSibling("next");
        append(next, "two\n");
        Files.move(next, log, StandardCopyOption.REPLACE_EXISTING);
        restart();
        assertThat(steps()).containsExactly("begins 0 lost", "two\n");
    }

    @Test
    void readsAllOfOneThatCameWhileTheNodeWasDown() throws Exception {
        steps();
        restart();
        append("one\n");
        assertThat(steps()).containsExactly("begins 0", "one\n");
    }
}
