package dev.sightline.bench.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

class CheckpointFolderTest {

    @TempDir Path folder;

    @Test
    void putsACheckpointInPlaceAndKeepsTheNewestFew() throws IOException {
        CheckpointFolder small = new CheckpointFolder(folder, 0);
        for (int i = 1; i <= 25; i++) small.write(i);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())).sorted())
                    .hasSize(20)
                    .startsWith(CheckpointFolder.name(6))
                    .endsWith(CheckpointFolder.name(25));
        }
    }

    @Test
    void hasItsNumberAtTheEndAndAsManyPartsAsItTakes() {
        String large = CheckpointFolder.content(7, CheckpointFolder.LARGE);
        JsonNode json = new JsonMapper().readTree(large);

        assertThat(large).hasSizeBetween(1_000_000, 1_001_000).endsWith("\"#000007\"}}");
        assertThat(json.path("components").size()).isGreaterThan(5_000);
        assertThat(new JsonMapper().readTree(CheckpointFolder.content(7, 0)).path("components"))
                .hasSize(8);
    }
}
