package dev.sightline.kernel;

import dev.sightline.http.Message;
import dev.sightline.http.Outlet;
import dev.sightline.http.Refusal;
import dev.sightline.json.Json;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Follows a run of another node for one client, and comes back where the connection breaks. */
final class RemoteFollower {
    /** In a row without one event. */
    private static final int FAILURES = 10;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

    /**
     * @param failed hears why it was given up
     * @param over runs once, when nothing more will be told
     */
    record Listener(Outlet outlet, Form form, Consumer<Refusal> failed, Runnable over) {}

    private final RemoteNode node;
    private final String run;
    private final Listener listener;
    private final Remote remote;
    private long after;
    private int failures;

    /** A node that was there is waited for; one that never was is told at once. */
    private boolean heard;

    private RemoteFollower(RemoteNode node, String run, long after, Listener listener) {
        this.node = node;
        this.run = run;
        this.after = after;
        this.listener = listener;
        this.remote = new Remote(listener.outlet());
    }

    /**
     * @return ends it early
     * @throws Refusal 404 for what can be no run
     */
    static Runnable follow(RemoteNode node, String run, long after, Listener listener)
            throws Refusal {
        ServerRoutes.checkRun(run);
        RemoteFollower follower = new RemoteFollower(node, run, after, listener);
        Thread thread = Thread.ofVirtual().name("remote run").start(follower::follow);
        return thread::interrupt;
    }

    private void follow() {
        try {
            while (!isOver()) Thread.sleep(pause());
        } catch (Refusal refusal) {
            listener.failed().accept(refusal);
        } catch (InterruptedException ended) {
            return;
        } finally {
            listener.over().run();
        }
    }

    private Duration pause() {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << failures);
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** False where the connection broke, and it is to be tried again. */
    private boolean isOver() throws Refusal, InterruptedException {
        try {
            HttpResponse<InputStream> answer = node.open(ask());
            if (answer.statusCode() == 204) return true;
            if (!RemoteNode.isStream(answer)) throw refusal(answer);
            try (RemoteEvents events = new RemoteEvents(answer.body())) {
                for (Optional<Message> event = events.next();
                        event.isPresent();
                        event = events.next()) {
                    failures = 0;
                    heard = true;
                    if (passed(event.get())) return true;
                }
            }
        } catch (IOException | JacksonException broken) {
            if (++failures >= FAILURES) throw node.unreachable(String.valueOf(broken));
            return false;
        } catch (Refusal refusal) {
            // While it starts anew it may not listen, or not take its token yet.
            boolean mayCome = heard && refusal.status() == 502;
            if (!mayCome || ++failures >= FAILURES) throw refusal;
            return false;
        }
        if (++failures >= FAILURES) throw node.unreachable("its streams end at once");
        return false;
    }

    private RemoteNode.Ask ask() {
        return new RemoteNode.Ask(
                "GET",
                "/api/runs/" + run + "/events",
                Optional.empty(),
                after == 0 ? Optional.empty() : Optional.of(Long.toString(after)));
    }

    /** Whether it was the run's last. */
    private boolean passed(Message event) throws IOException, InterruptedException {
        // What is no JSON would break the message that it is put into.
        JsonNode json = Json.read(event.json());
        String text = new String(event.json(), StandardCharsets.UTF_8);
        if (event.id().isEmpty()) {
            for (Message message : listener.form().ofLive(text)) remote.pass(message);
            // Its session there has ended: a new one is begun by coming back.
            return false;
        }
        long number = number(event.id().get());
        List<Message> messages = listener.form().of(new Numbered(number, text));
        for (Message message : messages) remote.pass(message);
        after = number;
        return json.path("type").asString("").equals("complete");
    }

    private static long number(String id) throws IOException {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw new IOException("an event without a number", e);
        }
    }

    private static Refusal refusal(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream body = answer.body()) {
            JsonNode said = Json.read(body.readNBytes(Asked.SMALL_BODY));
            return new Refusal(
                    answer.statusCode(),
                    said.path("code").asString("server_refused"),
                    said.path("detail").asString("The other node refused"));
        }
    }
}
