package dev.sightline.bench.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class EventFilesTest {

    @TempDir Path directory;

    @Test
    void writesEachPreparedFileOnceAndInOrder() throws IOException {
        EventFiles files = EventFiles.prepare(directory, 2);
        assertThat(directory.resolve("event#000000.txt")).isEmptyFile();
        files.write();
        assertThat(files.next()).isEqualTo(1);
        assertThat(directory.resolve("event#000000.txt")).isNotEmptyFile();
        assertThat(directory.resolve("event#000001.txt")).isEmptyFile();
        files.write();
        assertThatThrownBy(files::write).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void makesPathsSoLongThatAnEventIsAlmostFourKilobytes() throws IOException {
        EventFiles.prepareDeep(directory, 1).write();
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            assertThat(files).singleElement().asString().hasSizeBetween(3500, 4000);
        }
    }
}
