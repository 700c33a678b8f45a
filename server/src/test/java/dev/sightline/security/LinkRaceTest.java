package dev.sightline.security;

import dev.sightline.TestNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

/** The race that a check of the path loses, for a moment; {@link LinkRaceTortureTest} for long. */
class LinkRaceTest {
    @TempDir Path temp;

    @Test
    void neverReadsOrWritesThroughALinkThatIsSwappedIn() throws Exception {
        Premises premises = new Premises(temp);
        try (TestNode node = premises.node().start()) {
            new LinkRace(premises, node).run(2_000, 200, Duration.ofMinutes(1));
        }
    }
}
