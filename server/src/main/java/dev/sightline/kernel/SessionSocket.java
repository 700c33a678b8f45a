package dev.sightline.kernel;

import dev.sightline.http.Body;
import dev.sightline.http.Message;
import dev.sightline.http.Refusal;
import dev.sightline.http.Socket;
import dev.sightline.http.Sockets;
import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One client of {@code /ws/session}, as the tools that exist speak it (compat.md, 3): a file that
 * is watched, and scripts run in one session.
 */
final class SessionSocket implements Socket.Listener {
    /** Large enough for a script of 5 MiB; a bad token is told by a code of its own. */
    static final Sockets.Manner MANNER = new Sockets.Manner(6 * 1024 * 1024, 4001, false);

    /** More than a kernel's queue holds. */
    private static final int LATEST = 32;

    private static final Message BUSY =
            error("busy", "A script runs in this session; interrupt it, or wait", Optional.empty());

    private final Socket socket;
    private final String session;
    private final Kernels kernels;
    private final Scripts scripts;
    private final WatchFile watchFile;

    /** How to end what is followed, by the run's id. */
    private final Map<String, Runnable> following = new ConcurrentHashMap<>();

    // Guarded by this.
    private Runnable watch = () -> {};
    private boolean over;

    /**
     * @param isPrivate whether nobody else can know the session: it ends with the socket
     */
    SessionSocket(
            Socket socket,
            String session,
            boolean isPrivate,
            Kernels kernels,
            Scripts scripts,
            WatchFile watchFile) {
        this.socket = socket;
        this.session = session;
        this.kernels = kernels;
        this.scripts = scripts;
        this.watchFile = watchFile;
        socket.onClose(() -> end(isPrivate));
        // Whoever comes back sees all of what still runs.
        unfinished().reversed().forEach(this::follow);
    }

    /** Of a session that only one socket has. */
    static String privateName() {
        return "socket-" + UUID.randomUUID();
    }

    @Override
    public void onText(String text) throws IOException {
        try {
            JsonNode message = Json.read(text.getBytes(StandardCharsets.UTF_8));
            if (message == null) throw notJson();
            hear(Body.of(message));
        } catch (JacksonException broken) {
            say(notJson());
        } catch (Refusal refusal) {
            say(refusal);
        }
    }

    private void hear(Body message) throws Refusal, IOException {
        switch (message.optionalText("type").orElse("")) {
            case "watch" -> watch(message.text("path"));
            case "execute" -> execute(message);
            case "interrupt" -> {
                kernels.interrupt(session);
                Audit.did("interrupt", session, socket.who());
            }
            case "reset" -> {
                kernels.reset(session);
                Audit.did("reset", session, socket.who());
            }
            case "input" -> input(message);
            default -> throw new Refusal(400, "bad_request", "Unknown type");
        }
    }

    private void execute(Body message) throws Refusal, IOException {
        if (!unfinished().isEmpty()) {
            socket.send(BUSY);
            return;
        }
        Script script = scripts.of(message.optionalText("scriptName"));
        RunOrder order = Asked.order(message, session, script, false);
        Run run = kernels.start(order);
        Audit.ran(run, order, socket.who());
        follow(run);
    }

    /** It ends with the run, or with the socket. */
    private void follow(Run run) {
        String id = run.id();
        Runnable end =
                Follower.follow(run, 0, socket, new SocketForm(), () -> following.remove(id));
        following.put(id, end);
        // It may have been over, or the socket closed, before its end was known.
        if (isOver()) end.run();
        if (run.status().isOver()) following.remove(id, end);
    }

    private void input(Body message) throws Refusal {
        for (Run run : unfinished()) {
            if (run.status() != RunStatus.RUNNING) continue;
            run.give(Asked.line(message));
            return;
        }
        throw new Refusal(409, "not_asked", "The script does not wait for input");
    }

    /** Newest first. */
    private List<Run> unfinished() {
        return kernels.runs(Optional.of(session), Optional.empty(), LATEST).stream()
                .filter(run -> !run.status().isOver())
                .toList();
    }

    /** One file at a time: that of the page. */
    private void watch(String path) {
        Runnable before;
        synchronized (this) {
            before = watch;
            watch = () -> {};
        }
        before.run();
        Runnable now = watchFile.follow(path, socket);
        synchronized (this) {
            if (!over) {
                watch = now;
                return;
            }
        }
        now.run();
    }

    private void end(boolean stopKernel) {
        Runnable last;
        synchronized (this) {
            over = true;
            last = watch;
        }
        last.run();
        following.values().forEach(Runnable::run);
        // Whoever closes a socket waits for nothing.
        if (stopKernel) Thread.ofVirtual().name("session").start(() -> kernels.stop(session));
    }

    private synchronized boolean isOver() {
        return over;
    }

    private void say(Refusal refusal) {
        socket.send(error("error", refusal.detail(), Optional.of(refusal.code())));
    }

    private static Refusal notJson() {
        return new Refusal(400, "bad_json", "A message must be one JSON object");
    }

    private static Message error(String type, String message, Optional<String> code) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("type", type);
        fields.put("message", message);
        code.ifPresent(word -> fields.put("code", word));
        return Message.of(Json.bytes(fields));
    }
}
