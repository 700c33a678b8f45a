package dev.sightline.security;

import dev.sightline.TestNode;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

@Tag("torture")
class LinkRaceTortureTest {
    @TempDir Path temp;

    @Test
    void neverReadsOrWritesThroughALinkInAMillionReads(TestReporter reporter) throws Exception {
        Premises premises = new Premises(temp);
        try (TestNode node = premises.node().start()) {
            LinkRace.Tally tally =
                    new LinkRace(premises, node).run(1_000_000, 100_000, Duration.ofMinutes(5));
            reporter.publishEntry("answered", tally.toString());
        }
    }
}
