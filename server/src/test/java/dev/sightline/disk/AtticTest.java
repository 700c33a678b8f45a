package dev.sightline.disk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

class AtticTest {
    @TempDir Path folder;

    @Test
    void letsTheOldestGoWhenItIsFull() throws Exception {
        Attic attic = new Attic(folder, 25);
        for (int i = 0; i < 3; i++) {
            attic.keep(content("version " + i));
            Files.setLastModifiedTime(
                    folder.resolve(content("version " + i).etag()),
                    FileTime.from(Instant.ofEpochSecond(1_000 + i)));
        }

        assertThat(folder.resolve(content("version 0").etag())).doesNotExist();
        assertThat(folder.resolve(content("version 1").etag())).exists();
        assertThat(folder.resolve(content("version 2").etag())).exists();
    }

    private static Content content(String text) {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return new Content(Path.of("a"), bytes, Content.etagOf(bytes), Instant.EPOCH, false);
    }
}
