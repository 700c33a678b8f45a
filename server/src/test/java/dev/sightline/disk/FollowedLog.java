package dev.sightline.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.disk.Tail.Mark;
import dev.sightline.disk.Tail.Step;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A log that is followed, for tests of what that gives. */
abstract class FollowedLog {
    protected static final int MOST = 64;

    @TempDir Path temp;

    TestDisk disk;
    Path log;
    Tail tail;
    Tail.Cut cut = Tail.Cut.NONE;

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

    Tail tail(Optional<Mark> from) throws Trouble {
        return new Tail(disk.disk, disk.disk.locate(log.toString()), from);
    }

    void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void append(String text) throws IOException {
        append(log, text);
    }

    Path rotated(int number) {
        return log.resolveSibling("ralph.log." + number);
    }

    /** As a rotation of two does it. */
    void rotate() throws IOException {
        if (Files.exists(rotated(1))) {
            Files.move(rotated(1), rotated(2), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(log, rotated(1));
    }

    /** All steps until nothing more is there, short: {@code begins 0}, {@code gone}, the text. */
    List<String> steps() throws Trouble {
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

    void restart() throws Trouble {
        Optional<Mark> mark = Mark.parse(tail.mark().text());
        assertThat(mark).contains(tail.mark());
        tail.close();
        tail = tail(mark);
    }

    /** As {@code copytruncate} of logrotate(8) does it. */
    void copyAndCut() throws IOException {
        Files.copy(log, rotated(1));
        Files.writeString(log, "");
    }
}
