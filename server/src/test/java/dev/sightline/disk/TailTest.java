package dev.sightline.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.disk.Tail.Step;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a log that grows gives to who follows it. */
class TailTest extends FollowedLog {
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
