package dev.sightline;

import dev.sightline.http.Streams;
import dev.sightline.hub.Counters;
import dev.sightline.hub.Hub;
import dev.sightline.journal.Journal;
import dev.sightline.metrics.Figures;
import dev.sightline.metrics.Lag;
import dev.sightline.node.Part;
import dev.sightline.node.RootWatches;
import dev.sightline.project.Registry;
import dev.sightline.project.Watched;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the parts of a node say of themselves, for {@code /api/ready} and {@code /metrics}. */
final class Vitals {
    private Vitals() {}

    static List<Part.Report> of(Journal journal) {
        return journal
                .problem()
                .<Part.Report>map(said -> new Part.Problem("journal", said))
                .stream()
                .toList();
    }

    static List<Part.Report> of(Reception reception) {
        return reception
                .problem()
                .<Part.Report>map(said -> new Part.Problem("accounts", said))
                .stream()
                .toList();
    }

    static List<Part.Report> of(Registry projects) {
        List<Part.Report> reports = new ArrayList<>();
        for (Watched watched : projects.watched()) {
            switch (watched.mode()) {
                case "gone" ->
                        reports.add(
                                new Part.Problem(
                                        "watch",
                                        watched.path() + " is gone; it goes on when it is back"));
                case "polling" ->
                        reports.add(
                                new Part.Note(
                                        "watch",
                                        watched.path()
                                                + " is compared with the disk every 2 s;"
                                                + " `sightline doctor` says why"));
                default -> {}
            }
        }
        return reports;
    }

    static Map<String, String> watches(Registry projects, RootWatches others) {
        Map<String, String> all = new LinkedHashMap<>();
        for (Watched watched : projects.watched()) all.put(watched.id(), watched.mode());
        all.putAll(others.modes());
        return all;
    }

    static Figures.Streams of(Streams streams) {
        return new Figures.Streams(
                () -> streams.load().events(),
                () -> streams.load().sockets(),
                () -> streams.load().queuedBytes());
    }

    static Figures.Events of(Hub hub, Journal journal, Lag lag) {
        Counters counters = hub.counters();
        long before = journal.last().seq();
        return new Figures.Events(
                () -> journal.last().seq() - before,
                counters::eventsSent,
                counters::resetsSent,
                counters::clientsCut,
                lag);
    }

    static Figures.Journal of(Journal journal, Clock clock) {
        return new Figures.Journal(
                journal::bytes,
                () -> journal.oldest().map(time -> Duration.between(time, clock.instant())));
    }
}
