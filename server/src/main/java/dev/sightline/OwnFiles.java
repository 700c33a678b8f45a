package dev.sightline;

import dev.sightline.cli.Connection;
import dev.sightline.cli.Settings;
import dev.sightline.cli.StateDirectory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What holds secrets of this program and is never shown, should it lie beneath a root: state, also
 * of nodes that were started with another, the ready file, the TLS key and the tokens of other
 * nodes.
 */
final class OwnFiles {
    private OwnFiles() {}

    static Path[] of(Settings settings) {
        List<Path> own = new ArrayList<>();
        own.add(settings.state());
        own.addAll(StateDirectory.usual());
        settings.readyFile().ifPresent(own::add);
        settings.network().tls().ifPresent(tls -> own.add(tls.key()));
        for (Connection server : settings.kernels().servers()) {
            server.tokenFile().ifPresent(own::add);
        }
        return own.stream()
                .map(path -> path.toAbsolutePath().normalize())
                .flatMap(path -> spellings(path).stream())
                .distinct()
                .toArray(Path[]::new);
    }

    /** The name itself, which may be a link, and where it leads; it may not exist yet. */
    private static List<Path> spellings(Path path) {
        List<Path> all = new ArrayList<>();
        all.add(path);
        Optional.ofNullable(path.getParent())
                .flatMap(OwnFiles::real)
                .map(parent -> parent.resolve(path.getFileName()))
                .ifPresent(all::add);
        real(path).ifPresent(all::add);
        return all;
    }

    private static Optional<Path> real(Path path) {
        try {
            return Optional.of(path.toRealPath());
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
