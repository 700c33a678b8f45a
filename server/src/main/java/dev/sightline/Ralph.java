package dev.sightline;

import dev.sightline.cli.Settings;
import dev.sightline.disk.Disk;
import dev.sightline.http.Route;
import dev.sightline.journal.Sequence;
import dev.sightline.project.Registry;
import dev.sightline.ralph.Ears;
import dev.sightline.ralph.LogReads;
import dev.sightline.ralph.Loops;
import dev.sightline.ralph.Owned;
import dev.sightline.ralph.RalphRoutes;
import dev.sightline.ralph.Recipient;
import dev.sightline.ralph.Steering;
import dev.sightline.ralph.Webhook;
import dev.sightline.watch.Watcher;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** AI coding loops: the part of {@link App}'s wiring that concerns them. */
final class Ralph implements AutoCloseable {
    private final Clock clock;
    private final Optional<Webhook> webhook;
    private final Loops loops;
    private final Steering steering;
    private final LogReads reads = new LogReads();

    Ralph(Settings.Loops asked, Disk disk, Watcher watcher, Sequence sequence, Clock clock) {
        this.clock = clock;
        Owned owned = new Owned(sequence);
        this.webhook =
                asked.notifyUrl()
                        .flatMap(url -> Recipient.of(url, format(asked.notifyFormat())))
                        .map(recipient -> new Webhook(recipient, clock));
        this.loops =
                new Loops(
                        disk,
                        watcher,
                        sequence,
                        owned,
                        webhook.<Ears>map(ears -> ears).orElse(Ears.NONE),
                        new Loops.Terms(Duration.ofMinutes(asked.stuckMinutes())),
                        clock);
        this.steering =
                new Steering(disk, owned, sequence, Optional.ofNullable(System.getenv("PATH")));
    }

    private static Recipient.Format format(String word) {
        return Recipient.Format.valueOf(word.toUpperCase(Locale.ROOT));
    }

    Loops loops() {
        return loops;
    }

    List<Route> routes(Registry projects) {
        return new RalphRoutes(projects, loops, reads, steering, clock).all();
    }

    @Override
    public void close() {
        loops.close();
        webhook.ifPresent(Webhook::close);
        reads.close();
    }
}
