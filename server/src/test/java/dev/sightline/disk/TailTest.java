package dev.sightline.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.disk.Tail.Mark;
import dev.sightline.disk.Tail.Step;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a log that grows, is moved, cut and written anew gives to who follows it. */
class TailTest {
    private static final int MOST = 64;

    @TempDir Path temp;

    private TestDisk disk;
    private Path log;
    private Tail tail;
    private Tail.Cut cut = Tail.Cut.NONE;

    @BeforeEach
    void setUp() throws Exception {
        disk = new TestDisk(temp);
        log = disk.folder.resolve(".ralph/ralph.log");
        Files.createDirectories(log.getParent());
        tail = tail(Optional.empty());
    }

    @AfterEach
    void tearDown() {
        tail.close();
        disk.close();
    }

    private Tail tail(Optional<Mark> from) throws Trouble {
        return new Tail(disk.disk, disk.disk.locate(log.toString()), from);
    }

    private void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void append(String text) throws IOException {
        append(log, text);
    }

    private Path rotated(int number) {
        return log.resolveSibling("ralph.log." + number);
    }

    /** As a rotation of two does it. */
    private void rotate() throws IOException {
        if (Files.exists(rotated(1))) {
            Files.move(rotated(1), rotated(2), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(log, rotated(1));
    }

    /** All steps until nothing more is there, short: {@code begins 0}, {@code gone}, the text. */
    private List<String> steps() throws Trouble {
        List<String> said = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (true) {
            Step step = tail.next(MOST, cut);
            if (!(step instanceof Step.Bytes) && !text.isEmpty()) {
                said.add(text.toString());
                text.setLength(0);
            }
            switch (step) {
                case Step.Bytes(long _, ByteBuffer bytes) ->
                        text.append(StandardCharsets.UTF_8.decode(bytes));
                case Step.Begins(GrowingFile _, long offset, boolean lost) ->
                        said.add("begins " + offset + (lost ? " lost" : ""));
                case Step.Gone() -> said.add("gone");
                case Step.Idle(int _) -> {
                    return said;
                }
            }
        }
    }

    private void restart() throws Trouble {
        Optional<Mark> mark = Mark.parse(tail.mark().text());
        assertThat(mark).contains(tail.mark());
        tail.close();
        tail = tail(mark);
    }

    @Test
    void beginsAtTheEndOfWhatIsThere() throws Exception {
        append("old\n");
        assertThat(steps()).containsExactly("begins 4");
        append("new\n");
        assertThat(steps()).containsExactly("new\n");
        assertThat(steps()).isEmpty();
    }

    @Test
    void givesPiecesAtTheirOffsets() throws Exception {
        append("x");
        steps();
        append("y".repeat(3 * MOST));
        for (int i = 0; i < 3; i++) {
            Step step = tail.next(MOST);
            int number = i;
            assertThat(step)
                    .isInstanceOfSatisfying(
                            Step.Bytes.class,
                            bytes -> {
                                assertThat(bytes.offset()).isEqualTo(1 + number * MOST);
                                assertThat(bytes.bytes().remaining()).isEqualTo(MOST);
                                assertThat(bytes.bytes().isReadOnly()).isTrue();
                            });
        }
        assertThat(tail.next(MOST)).isEqualTo(new Step.Idle(0));
    }

    @Test
    void readsOneThatAppearsFromItsFirstByte() throws Exception {
        assertThat(steps()).containsExactly("gone");
        append("first\n");
        assertThat(steps()).containsExactly("begins 0", "first\n");
    }

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

    @Test
    void givesNoGenerationTwice() throws Exception {
        append("one\n");
        steps();
        String first = tail.mark().generation();
        Files.delete(log);
        steps();
        append("two\n");
        steps();

        // Whether the file system gives the same number again is its own affair.
        assertThat(tail.mark().generation()).isNotEqualTo(first);
    }

    /** As {@code copytruncate} of logrotate(8) does it. */
    private void copyAndCut() throws IOException {
        Files.copy(log, rotated(1));
        Files.writeString(log, "");
    }

    @Test
    void saysOnceThatItIsGone() throws Exception {
        append("one\n");
        steps();
        append("last words\n");
        Files.delete(log);
        assertThat(steps()).containsExactly("last words\n", "gone");
        assertThat(steps()).isEmpty();
        append("again\n");
        assertThat(steps()).containsExactly("begins 0", "again\n");
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

    @Test
    void readsFromAFileThatWasDeletedUntilItIsClosed() throws Exception {
        append("one\n");
        GrowingFile file = GrowingFile.open(disk.disk, disk.disk.locate(log.toString()));
        Files.delete(log);
        ByteBuffer into = ByteBuffer.allocate(10);
        assertThat(file.read(1, into)).isEqualTo(3);
        assertThat(file.read(4, into)).isEqualTo(-1);
        file.close();
        assertThat(file.read(0, into)).isEqualTo(-1);
    }

    @Test
    void findsAnOldGenerationByItsNumber() throws Exception {
        append("one\n");
        steps();
        String generation = tail.mark().generation();
        rotate();
        append("two\n");
        Place place = disk.disk.locate(log.toString());
        try (GrowingFile old = GrowingFile.find(disk.disk, place, generation).orElseThrow()) {
            assertThat(old.size()).isEqualTo(4);
        }
        Files.delete(rotated(1));
        assertThat(GrowingFile.find(disk.disk, place, generation)).isEmpty();
    }

    @Test
    void doesNotFollowALinkOutOfTheRoot() throws Exception {
        Path outside = Files.writeString(temp.resolve("secret"), "secret\n");
        Files.createSymbolicLink(log, outside);
        assertThatThrownBy(() -> tail.next(MOST))
                .isInstanceOfSatisfying(
                        Trouble.class,
                        trouble ->
                                assertThat(trouble.kind()).isEqualTo(Trouble.Kind.OUTSIDE_ROOTS));
    }

    @Test
    void leavesTheHalfOfALineUntilItIsWholeOrTheLast() throws Exception {
        cut =
                (bytes, full) -> {
                    for (int i = bytes.limit(); i > 0; i--) if (bytes.get(i - 1) == '\n') return i;
                    return full ? bytes.limit() : 0;
                };
        append("a\n");
        steps();
        append("b\nhal");
        assertThat(steps()).containsExactly("b\n");
        assertThat(tail.next(MOST, cut)).isEqualTo(new Step.Idle(3));
        restart();
        append("f\nthe re");
        assertThat(steps()).containsExactly("begins 4", "half\n");
        rotate();
        append("next\n");
        assertThat(steps()).containsExactly("the re", "begins 0", "next\n");
        append("x".repeat(MOST + 1));
        assertThat(steps()).containsExactly("x".repeat(MOST));
        Files.delete(log);
        assertThat(steps()).containsExactly("x", "gone");
    }
}
