package dev.sightline.journal;

import dev.sightline.ChildJava;
import dev.sightline.event.Event;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A process that appends as fast as it can and prints each seq that was told, until it is killed;
 * and the look at what it left.
 */
final class KilledAppender {
    private static final Journal.Limits LIMITS = new Journal.Limits(Duration.ofDays(7), 1 << 28);

    private KilledAppender() {}

    public static void main(String[] args) throws IOException {
        Journal journal = Journal.open(Path.of(args[0]), LIMITS, Clock.systemUTC());
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        journal.start(envelope -> out.println(envelope.seq()));
        for (long n = journal.last().seq() + 1; ; n++) {
            Event event = Event.of("x", "p-123456", Map.of("n", n));
            journal.append(event, List.of(new Kept("lens/p", "n", String.valueOf(n))));
        }
    }

    /**
     * Runs it until it has told so many, and kills it at once.
     *
     * @return the last seq that anyone was told
     */
    static long killAfter(int told, Path file) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                ChildJava.command(List.of(), KilledAppender.class.getName(), file))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        long last = 0;
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int heard = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = Long.parseLong(line);
                if (++heard == told) break;
            }
        } finally {
            process.destroyForcibly();
        }
        process.waitFor();
        return last;
    }

    /** What is there after the kill: as many events as seqs, and what was kept with the last. */
    record Left(String epoch, long events, long last, String kept) {
        static Left in(Path file) throws IOException {
            try (Journal journal = Journal.open(file, LIMITS, Clock.systemUTC())) {
                long events = 0;
                long upTo = 0;
                for (Page page = journal.read(0);
                        !page.events().isEmpty();
                        page = journal.read(upTo)) {
                    events += page.events().size();
                    upTo = page.upTo();
                }
                String kept = journal.kept("lens/p").getOrDefault("n", "0");
                return new Left(journal.epoch(), events, journal.last().seq(), kept);
            }
        }
    }
}
