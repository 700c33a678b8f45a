package dev.sightline.bench.results;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder of dated results: one JSON file a run, and the page over all of them. */
public final class ResultsFolder {

    private final Path folder;
    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public ResultsFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes the run beside the others, never over one, and the page anew.
     *
     * @return the file
     */
    public Path add(Results run) throws IOException {
        Files.createDirectories(folder);
        Path file = free(run.date().substring(0, 10) + "-" + run.name());
        Files.writeString(file, json.writeValueAsString(run) + "\n");
        Files.writeString(folder.resolve("README.md"), ResultsPage.markdown(newestFirst()));
        return file;
    }

    private Path free(String stem) {
        Path file = folder.resolve(stem + ".json");
        for (int i = 2; Files.exists(file); i++) {
            file = folder.resolve(stem + "-" + i + ".json");
        }
        return file;
    }

    private List<Results> newestFirst() throws IOException {
        List<Results> runs = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                runs.add(json.readValue(Files.readString(file), Results.class));
            }
        }
        runs.sort(Comparator.comparing(Results::date).reversed());
        return runs;
    }
}
