package dev.sightline.disk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;

/** The same, where it is moved away, cut or written anew. */
class TailRotationTest extends FollowedLog {
    @Test
    void readsOutWhatWasMovedAwayBeforeItGoesOnWithTheNext() throws Exception {
        append("a\n");
        steps();
        append("b\n");
        rotate();
        append(rotated(1), "written late\n");
        append("c\n");
        assertThat(steps()).containsExactly("b\nwritten late\n", "begins 0", "c\n");
    }

    @Test
    void waitsForTheNextWhereTheOldOneOnlyHasAnotherName() throws Exception {
        append("a\n");
        steps();
        rotate();
        assertThat(steps()).isEmpty();
        append(rotated(1), "still\n");
        assertThat(steps()).containsExactly("still\n");
        append("c\n");
        assertThat(steps()).containsExactly("begins 0", "c\n");
    }

    @Test
    void missesNoFileThatCameAndWentBetweenTwoLooks() throws Exception {
        append(log.resolveSibling("ralph.log.2"), "ancient\n");
        append("a\n");
        steps();
        for (String text : List.of("b\n", "c\n")) {
            append(text);
            rotate();
        }
        append("d\n");
        assertThat(steps()).containsExactly("b\n", "begins 0", "c\n", "begins 0", "d\n");
        Files.copy(log, log.resolveSibling("ralph.log.bak"));
        rotate();
        append("e\n");
        assertThat(steps()).containsExactly("begins 0", "e\n");
    }

    @Test
    void tellsARotatedFileFromALaterOneWithItsInodeNumber() throws Exception {
        append("0\n");
        steps();
        for (int round = 0; round < 20; round++) {
            StringBuilder expected = new StringBuilder();
            for (int i = 0; i < 2; i++) {
                String text = "round " + round + "." + i + "\n";
                append(text);
                expected.append(text);
                rotate();
            }
            append("after " + round + "\n");
            expected.append("after ").append(round).append('\n');
            String all =
                    String.join("", steps().stream().filter(s -> !s.startsWith("begins")).toList());
            assertThat(all).isEqualTo(expected.toString());
        }
    }

    @Test
    void beginsAnewWhereItWasCut() throws Exception {
        append("one\ntwo\n");
        steps();
        Files.writeString(log, "three\n");
        assertThat(steps()).containsExactly("begins 0 lost", "three\n");
        Files.writeString(log, "");
        assertThat(steps()).containsExactly("begins 0 lost");
    }

    @Test
    void givesEachFillingOfOneFileAGenerationOfItsOwn() throws Exception {
        append("one\n");
        steps();
        String first = tail.mark().generation();
        Files.writeString(log, "");
        steps();
        String second = tail.mark().generation();
        assertThat(second).isEqualTo(first + ":2");
        append("two\n");
        steps();
        restart();
        Files.writeString(log, "x");
        steps();
        assertThat(tail.mark().generation()).isEqualTo(first + ":3");
    }

    @Test
    void noticesACopyAndCutAlsoWhereTheFileIsLongerAgain() throws Exception {
        append("one\n");
        steps();
        Files.copy(log, rotated(1));
        Files.writeString(log, "two two two\n");
        assertThat(steps()).containsExactly("begins 0 lost", "two two two\n");
    }

    @Test
    void noticesARewriteOfTheSameSize() throws Exception {
        append("one\n");
        steps();
        Files.writeString(log, "two\n");
        assertThat(steps()).containsExactly("begins 0 lost", "two\n");
    }

    @Test
    void noticesARewriteThatBeginsAsBefore() throws Exception {
        String long1 = "same\n".repeat(1_000);
        append(long1 + "end 1\n");
        steps();
        Files.writeString(log, long1 + "end 2\nmore\n");
        assertThat(steps()).startsWith("begins 0 lost").last().asString().endsWith("2\nmore\n");
    }

    @Test
    void findsInTheCopyWhatWasNotReadBeforeTheCut() throws Exception {
        append("one\n");
        steps();
        append("two\n");
        copyAndCut();
        append("three\n");

        assertThat(steps()).containsExactly("begins 4", "two\n", "begins 0", "three\n");
    }

    @Test
    void readsNoCopyASecondTime() throws Exception {
        append("one\n");
        steps();
        Files.copy(log, rotated(1));
        Files.delete(log);
        append("two\n");

        assertThat(steps()).containsExactly("begins 0", "two\n");
    }

    @Test
    void takesNoRotatedLogForNewThatWasThereBeforeTheFirst() throws Exception {
        append(rotated(1), "of last week\n");
        assertThat(steps()).containsExactly("gone");
        append("new\n");

        assertThat(steps()).containsExactly("begins 0", "new\n");
    }

    @Test
    void takesNoOldLogThatBeginsAlikeForACopy() throws Exception {
        append(rotated(1), "=== Iteration 1 ===\nof last week\n");
        append("=== Iteration 1 ===\n");
        steps();
        Files.writeString(log, "new\n");

        assertThat(steps()).containsExactly("begins 0 lost", "new\n");
    }

    /** Several times: it depends on when the reader comes. */
    @RepeatedTest(5)
    void losesNothingWhereALogIsRotatedFasterThanItIsRead() throws Exception {
        append("");
        steps();
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < 1_000; i++) written.append("line ").append(i).append('\n');
        Thread writer =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                for (int i = 0; i < 1_000; i++) {
                                    append("line " + i + "\n");
                                    if (i % 7 == 3) Files.move(log, rotated(i));
                                }
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
        StringBuilder read = new StringBuilder();
        while (writer.isAlive()) read.append(text(steps()));
        read.append(text(steps()));

        assertThat(read).hasToString(written.toString());
    }

    private static String text(List<String> steps) {
        return steps.stream().filter(step -> step.endsWith("\n")).collect(Collectors.joining());
    }
}
