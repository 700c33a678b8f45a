package dev.sightline.ralph;

import dev.sightline.auth.Access;
import dev.sightline.auth.Role;
import dev.sightline.disk.Condition;
import dev.sightline.disk.Content;
import dev.sightline.disk.Disk;
import dev.sightline.disk.Saved;
import dev.sightline.http.Exchange;
import dev.sightline.http.Refusal;
import dev.sightline.http.Route;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Start, stop, pause, resume, inject, and trust. */
final class ControlRoutes {
    private static final int SMALL_BODY = 64 * 1024;

    /** Of all that waits for the loop, in characters. */
    private static final int LONGEST_NOTE = 1024 * 1024;

    private static final int TRIES = 5;

    private final Named named;
    private final Disk disk;
    private final Control control;

    ControlRoutes(Named named, Disk disk, Control control) {
        this.named = named;
        this.disk = disk;
        this.control = control;
    }

    List<Route> all() {
        Access steer = new Access.Needs(Role.EDITOR);
        return List.of(
                new Route("POST", "/api/projects/{id}/start", steer, this::start),
                new Route("POST", "/api/projects/{id}/trust", steer, this::trust),
                new Route("POST", "/api/projects/{id}/stop", steer, this::stop),
                new Route("POST", "/api/projects/{id}/pause", steer, this::pause),
                new Route("POST", "/api/projects/{id}/resume", steer, this::resume),
                new Route("POST", "/api/projects/{id}/inject", steer, this::inject));
    }

    private void start(Exchange exchange) throws Refusal {
        Loop loop = named.loop(exchange);
        Said said = Said.of(exchange.bodyIfAny(SMALL_BODY));
        Control.Started started = control.start(loop, said);
        did("start", loop, "pid=" + started.pid(), exchange);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("project_id", loop.project().id());
        fields.put("pid", started.pid());
        fields.put("command", started.command().argv());
        exchange.answer(fields);
    }

    private void trust(Exchange exchange) throws Refusal {
        Loop loop = named.loop(exchange);
        String hash = exchange.body(SMALL_BODY).text("trust");
        control.trust(loop.project(), hash, exchange.who());
        did("trust", loop, "hash=" + hash, exchange);
        exchange.answer(Map.of("trust", hash));
    }

    private void stop(Exchange exchange) throws Refusal {
        Loop loop = named.loop(exchange);
        boolean stopped = control.stop(loop);
        did("stop", loop, "stopped=" + stopped, exchange);
        exchange.answer(Map.of("stopped", stopped));
    }

    private void pause(Exchange exchange) throws Refusal {
        Loop loop = named.loop(exchange);
        Saved saved = file(loop, Part.PAUSE_FILE).trySave("", new Condition.Absent());
        boolean paused = saved instanceof Saved.Done;
        did("pause", loop, "paused=" + paused, exchange);
        exchange.answer(Map.of("paused", paused));
    }

    private void resume(Exchange exchange) throws Refusal {
        Loop loop = named.loop(exchange);
        boolean resumed = file(loop, Part.PAUSE_FILE).delete(new Condition.Whatever()).isPresent();
        did("resume", loop, "resumed=" + resumed, exchange);
        exchange.answer(Map.of("resumed", resumed));
    }

    /** The loop takes the file away at any moment, and what it took is not said to it again. */
    private void inject(Exchange exchange) throws Refusal {
        Loop loop = named.loop(exchange);
        String message = exchange.body(SMALL_BODY).text("message").strip();
        if (message.isEmpty()) throw new Refusal(400, "bad_request", "`message` says nothing");
        OwnFile file = file(loop, Part.NOTE_FILE);
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<Content> before = file.read();
            String waiting = before.map(content -> content.text().content().strip()).orElse("");
            String all = (waiting.isEmpty() ? "" : waiting + "\n\n") + message + "\n";
            if (all.length() > LONGEST_NOTE) {
                throw new Refusal(413, "too_large", "More than 1 MiB waits for the loop already");
            }
            Condition same =
                    before.<Condition>map(content -> new Condition.Unchanged(content.etag()))
                            .orElse(new Condition.Absent());
            if (file.trySave(all, same) instanceof Saved.Done) {
                did("inject", loop, "characters=" + message.length(), exchange);
                exchange.answer(Map.of("content", all));
                return;
            }
        }
        throw new Refusal(503, "unstable", "Someone else keeps writing inject.md; try again");
    }

    private OwnFile file(Loop loop, String relative) {
        return new OwnFile(disk, loop.project(), relative);
    }

    private static void did(String what, Loop loop, String more, Exchange exchange) {
        Audit.did(what, loop.project().id(), more, exchange.who());
    }
}
