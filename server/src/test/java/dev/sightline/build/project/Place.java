package dev.sightline.build.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A user's home, a state directory and a place for projects, all temporary. */
record Place(Path home, Path state, Path work) {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-27T10:00:00Z"), ZoneOffset.UTC);

    static Place in(Path temp) throws IOException {
        Path real = temp.toRealPath();
        return new Place(
                Files.createDirectories(real.resolve("home")),
                real.resolve("state"),
                Files.createDirectories(real.resolve("work")));
    }

    Path project() {
        return work.resolve("app");
    }

    Path aliasFile() {
        return home.resolve(".buildrunner/aliases.json");
    }

    Aliases aliases() {
        return new Aliases(home.resolve(".buildrunner"), CLOCK);
    }

    ProjectInit init(Steps steps) {
        return init(Map.of(), ProjectInit.PATIENCE, steps);
    }

    ProjectInit init(Map<String, String> environment, Duration patience, Steps steps) {
        return new ProjectInit(state, aliases(), new Pipx(environment, patience), CLOCK, steps);
    }

    ProjectInit.Order order() {
        return order(new Prd.None(), Optional.empty());
    }

    ProjectInit.Order order(Prd prd, Optional<String> install) {
        return new ProjectInit.Order("app", project().toString(), List.of(work), prd, install);
    }

    Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** All that the user has: each path with its mode and its content. */
    Map<String, String> contents() throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (Path top : List.of(home, work)) {
            try (Stream<Path> paths = Files.walk(top)) {
                for (Path path : paths.toList()) all.put(path.toString(), look(path));
            }
        }
        return all;
    }

    private static String look(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) return "-> " + Files.readSymbolicLink(path);
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        return Files.isDirectory(path)
                ? mode
                : mode + " " + new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
    }

    /** Notes of inits that are not over. */
    List<Path> notes() throws IOException {
        try (Stream<Path> all = Files.list(state.resolve("init"))) {
            return all.toList();
        }
    }
}
