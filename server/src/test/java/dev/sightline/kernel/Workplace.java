package dev.sightline.kernel;

import dev.sightline.journal.Journal;
import dev.sightline.journal.Sequence;
import dev.sightline.python.Interpreters;
import dev.sightline.python.Tools;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What kernels of a test have around them. */
final class Workplace {
    private Workplace() {}

    static Journal journal(Path folder) throws IOException {
        Journal opened =
                Journal.open(
                        folder.resolve("journal.db"),
                        new Journal.Limits(Duration.ofDays(7), 1 << 28),
                        Clock.systemUTC());
        opened.start(envelope -> {});
        return opened;
    }

    static Kernels kernels(
            Path folder, Optional<Path> python, Sequence sequence, Kernels.Terms terms)
            throws IOException {
        return new Kernels(
                terms,
                new Interpreters(python, System.getenv()),
                Tools.in(folder.resolve("tools")),
                sequence,
                folder.resolve("runs"),
                path -> Optional.of("shop-1"),
                Clock.systemUTC());
    }
}
