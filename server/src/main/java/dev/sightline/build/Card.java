package dev.sightline.build;

import dev.sightline.build.format.Checkpoint;
import dev.sightline.build.format.SessionStatus;
import dev.sightline.build.format.Stats;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A build in a few words, for the home page (openapi.yaml, ProjectSummary). */
final class Card {
    private Card() {}

    static Map<String, @Nullable Object> of(BuildState state, Optional<Session> session) {
        Map<String, @Nullable Object> card = new LinkedHashMap<>();
        card.put("lens", "buildrunner");
        card.put("evidence", evidence(state, session));
        card.put("progress", state.checkpoint().map(Card::progress).orElse(null));
        card.put("attention", session.map(Card::attention).orElse(null));
        card.put("bars", List.of());
        card.put("last_line", state.checkpoint().map(Checkpoint::phase).orElse(null));
        card.put("cost", null);
        return card;
    }

    private static List<Map<String, @Nullable Object>> evidence(
            BuildState state, Optional<Session> session) {
        List<Map<String, @Nullable Object>> clues = new ArrayList<>();
        session.ifPresent(one -> clues.add(clue("process", said(one), one.pace().updated())));
        state.newest()
                .ifPresent(one -> {
                    @Nullable Instant at = one.checkpoint().at().orElse(null);
                    clues.add(clue("state", "checkpoint " + one.checkpoint().phase(), at));
                });
        state.problems()
                .forEach((path, problem) ->
                        clues.add(
                                clue(
                                        "state",
                                        BuildFiles.name(path) + ": " + problem.detail(),
                                        null)));
        return clues;
    }

    /** Why it ended so comes before the command: that may be long, and a card cuts it. */
    private static String said(Session session) {
        String end =
                session.end().detail().or(() -> exit(session)).map(why -> ": " + why).orElse("");
        String what = session.observes() ? "observed" : spoken(session.command());
        return session.status().word() + end + ", " + what;
    }

    private static Optional<String> exit(Session session) {
        OptionalInt code = session.end().exit();
        return session.status() == SessionStatus.FAILED && code.isPresent()
                ? Optional.of("exit " + code.getAsInt())
                : Optional.empty();
    }

    /** As it was typed, more or less: a program is found by its name. */
    private static String spoken(List<String> command) {
        String program = command.getFirst();
        List<String> words = new ArrayList<>(command);
        words.set(0, program.substring(program.lastIndexOf('/') + 1));
        return String.join(" ", words);
    }

    private static Map<String, @Nullable Object> clue(
            String kind, String text, @Nullable Instant at) {
        Map<String, @Nullable Object> clue = new LinkedHashMap<>();
        clue.put("kind", kind);
        clue.put("text", text);
        clue.put("at", at == null ? null : at.toString());
        return clue;
    }

    /** Of the components, else of the features; null where there are none. */
    private static @Nullable Map<String, Object> progress(Checkpoint checkpoint) {
        boolean features = checkpoint.components().isEmpty();
        Stats stats = features ? checkpoint.featureStats() : checkpoint.componentStats();
        if (stats.total() == 0) return null;
        return Map.of(
                "done",
                stats.completed(),
                "total",
                stats.total(),
                "unit",
                features ? "features" : "components");
    }

    private static @Nullable Map<String, @Nullable Object> attention(Session session) {
        if (session.status() != SessionStatus.FAILED) return null;
        Map<String, @Nullable Object> attention = new LinkedHashMap<>();
        attention.put("kind", "failed");
        attention.put("text", said(session));
        attention.put("since", session.pace().updated().toString());
        return attention;
    }
}
