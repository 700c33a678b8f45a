package dev.sightline;

import dev.sightline.auth.AuthMode;
import dev.sightline.cli.Browser;
import dev.sightline.cli.DemoCommand;
import dev.sightline.cli.NodeClient;
import dev.sightline.cli.Settings;
import dev.sightline.demo.Workspace;
import dev.sightline.disk.PrivateFiles;
import dev.sightline.http.Streams;
import dev.sightline.json.Json;
import dev.sightline.state.NodeFolder;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A node of its own on a workspace of its own, whose loop it starts as the page would. All of it
 * ends with this process, however that is told to end.
 */
final class Demo {
    private static final long FOUND_WITHIN_NANOS = 10_000_000_000L;
    private static final long A_MOMENT_NANOS = 10_000_000;

    private final DemoCommand.Asked asked;
    private final CountDownLatch ended = new CountDownLatch(1);

    // Guarded by this.
    private @Nullable Workspace workspace;
    private @Nullable App app;
    private @Nullable String project;

    private Demo(DemoCommand.Asked asked) {
        this.asked = asked;
    }

    /** Returns when it has ended by itself. */
    static int run(DemoCommand.Asked asked) throws Exception {
        Demo demo = new Demo(asked);
        Runtime.getRuntime().addShutdownHook(new Thread(demo::end, "end"));
        demo.follow(demo.begin());
        return 0;
    }

    /** What runs and where; the page can be looked at when this returns. */
    private synchronized Begun begin() throws Exception {
        Workspace made = Workspace.make(asked.fast(), ProcessHandle.current().pid());
        workspace = made;
        Settings settings = settings(made);
        // No roots: what is served is what is found.
        Served served = new Served(List.of(), Optional.empty());
        NodeFolder folder = NodeFolder.claim(settings.state(), served.id()).orElseThrow();
        App node = new App(settings, served, folder, Streams.HEARTBEAT);
        app = node;
        String id = found(node);
        project = id;
        long loop = start(node, id);
        String link = node.newLink();
        if (asked.readyFile().isPresent()) {
            PrivateFiles.write(asked.readyFile().get(), node.self().readyFile());
        }
        System.out.println("Sightline is ready at " + at(link, id));
        System.out.println("Ctrl+C ends the demo and removes it.");
        System.out.flush();
        if (asked.browser()) Browser.open(at(node.newLink(), id));
        return new Begun(made, loop);
    }

    private record Begun(Workspace workspace, long loop) {}

    private Settings settings(Workspace made) {
        return new Settings(
                List.of(),
                List.of(made.projects()),
                made.state(),
                AuthMode.LAUNCH,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Settings.Network.loopback(asked.port()),
                Settings.Limits.DEFAULTS,
                Settings.Kernels.DEFAULTS,
                Settings.Loops.DEFAULTS,
                Optional.empty(),
                asked.browser(),
                asked.readyFile());
    }

    /** The page of the project; the secret stays at the end. */
    private static String at(String link, String id) {
        int secret = link.indexOf('#');
        String query = "?view=project&id=" + id + "&tab=overview";
        return secret < 0
                ? link + query
                : link.substring(0, secret) + query + link.substring(secret);
    }

    /** The project's id, once the search has come by. */
    private static String found(App node) throws IOException {
        for (long begun = System.nanoTime(); System.nanoTime() - begun < FOUND_WITHIN_NANOS; ) {
            JsonNode projects = NodeClient.get(node.self(), "/api/projects").body();
            if (projects.size() > 0) return projects.get(0).get("id").asString();
            LockSupport.parkNanos(A_MOMENT_NANOS);
        }
        throw new IOException("the demo's project does not appear");
    }

    /** As its button does: the command is ours, so it is trusted without a question. */
    private static long start(App node, String id) throws IOException {
        String base = "/api/projects/" + id;
        NodeClient.Answer answer = NodeClient.post(node.self(), base + "/start", "{}");
        if (answer.status() == 403) {
            byte[] trust = Json.bytes(Map.of("trust", answer.body().path("trust").asString("")));
            expect(
                    NodeClient.post(
                            node.self(),
                            base + "/trust",
                            new String(trust, StandardCharsets.UTF_8)));
            answer = NodeClient.post(node.self(), base + "/start", "{}");
        }
        expect(answer);
        return answer.body().path("pid").asLong();
    }

    private static void expect(NodeClient.Answer answer) throws IOException {
        if (answer.status() != 200) {
            throw new IOException(
                    "the demo's loop does not start: " + answer.body().path("detail").asString(""));
        }
    }

    /** Until the loop has ended, and nobody has started it again for a while. */
    private void follow(Begun begun) throws InterruptedException {
        Optional<ProcessHandle> loop = ProcessHandle.of(begun.loop());
        do {
            loop.ifPresent(process -> process.onExit().join());
            if (ended.await(asked.stay().toMillis(), TimeUnit.MILLISECONDS)) return;
            loop = begun.workspace().loop();
        } while (loop.isPresent());
    }

    private synchronized void end() {
        try {
            if (app != null && project != null) {
                NodeClient.post(app.self(), "/api/projects/" + project + "/stop", "{}");
            }
        } catch (IOException e) {
            // It ends by itself, since this process does.
            System.getLogger("sightline.demo").log(Level.WARNING, "the loop is not stopped", e);
        }
        if (app != null) app.close();
        try {
            if (workspace != null) workspace.remove();
        } catch (IOException e) {
            System.getLogger("sightline.demo").log(Level.WARNING, "not all is removed", e);
        }
        ended.countDown();
    }
}
