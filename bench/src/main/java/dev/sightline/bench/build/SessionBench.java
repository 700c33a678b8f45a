package dev.sightline.bench.build;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sightline.bench.contender.Contender;
import dev.sightline.bench.contender.Footprint;
import dev.sightline.bench.contender.RunningContender;
import dev.sightline.bench.results.SessionRow;
import dev.sightline.bench.wire.MessageStream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What an active session costs the node: its memory with none and with all of them, divided. The
 * projects, one for each session, are served and read before; the process that a session runs is
 * not the node's memory.
 */
final class SessionBench {

    /** Ones that come and go first, so that no class has to be loaded for those that count. */
    private static final int FIRST = 16;

    private static final long SETTLE_MILLIS = 1_000;
    private static final long LIMIT_SECONDS = 30;

    /** It says something, so that its terminal is kept, and then is quiet. */
    private static final List<String> QUIET =
            List.of("/bin/sh", "-c", "echo begun; exec sleep 3600");

    private static final List<String> NONE = List.of();

    private static final String SUBSCRIBE =
            "{\"type\":\"subscribe\",\"topics\":[\"components\",\"terminal\"]}";

    private final int count;

    /**
     * @param count of sessions
     */
    SessionBench(int count) {
        this.count = count;
    }

    /**
     * Sessions that observe, sessions that run a command, and a client of each of the latter.
     *
     * @param scratch an existing directory
     */
    List<SessionRow> run(Contender contender, Path scratch)
            throws IOException, InterruptedException {
        List<SessionRow> rows = new ArrayList<>();
        rows.addAll(run(contender, "session that observes", NONE, scratch));
        rows.addAll(run(contender, "session that runs a command", QUIET, scratch));
        return rows;
    }

    /** In a process of its own: what one kind has left is no memory of the other. */
    private List<SessionRow> run(
            Contender contender, String what, List<String> command, Path scratch)
            throws IOException, InterruptedException {
        Path own = Files.createTempDirectory(scratch, "sessions");
        List<Path> projects = projects(own);
        List<SessionRow> rows = new ArrayList<>();
        try (RunningContender node =
                        RunningContender.following(contender, own.resolve("projects"), "", own);
                BuildClient client = new BuildClient(node)) {
            for (Path project : projects) client.add(project);
            List<Path> few = projects.subList(0, Math.min(FIRST, count));
            List<String> first = begin(client, few, command);
            hangUp(listen(node, first));
            for (String session : first) client.remove(session);

            Footprint before = look(node);
            List<String> sessions = begin(client, projects, command);
            Footprint with = look(node);
            rows.add(row(what, contender, before, with));
            if (command.isEmpty()) return rows;
            List<MessageStream> clients = listen(node, sessions);
            Footprint heard = look(node);
            rows.add(row("its WebSocket client", contender, with, heard));
            hangUp(clients);
        }
        return rows;
    }

    private List<Path> projects(Path own) throws IOException {
        List<Path> projects = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path project = own.resolve("projects/shop-%04d".formatted(i));
            Path folder = Files.createDirectories(project.resolve(".buildrunner/checkpoints"));
            new CheckpointFolder(folder, 0).write(0);
            projects.add(project.toRealPath());
        }
        return projects;
    }

    private static List<String> begin(BuildClient client, List<Path> projects, List<String> command)
            throws IOException, InterruptedException {
        List<String> sessions = new ArrayList<>();
        for (Path project : projects) sessions.add(client.start(project, command));
        for (String session : sessions) client.awaitRunning(session);
        return sessions;
    }

    /** A client for each, once its subscription stands. */
    private static List<MessageStream> listen(RunningContender node, List<String> sessions)
            throws IOException, InterruptedException {
        List<MessageStream> clients = new ArrayList<>();
        CountDownLatch open = new CountDownLatch(sessions.size());
        MessageStream.Listener listener =
                new MessageStream.Listener() {
                    @Override
                    public void message(ByteBuffer end, long length, long nanos) {
                        String text = ISO_8859_1.decode(end).toString();
                        if (text.contains("\"subscribed\"")) open.countDown();
                    }

                    @Override
                    public void ended(IOException why) {
                        // Then it does not stand, which is noticed below.
                    }
                };
        for (String session : sessions) {
            clients.add(
                    MessageStream.open(
                            node.origin(),
                            "/api/build/stream/" + session,
                            node.token(),
                            List.of(SUBSCRIBE),
                            listener));
        }
        if (!open.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException(open.getCount() + " clients of builds hear nothing");
        }
        return clients;
    }

    private static void hangUp(List<MessageStream> clients) throws IOException {
        for (MessageStream client : clients) client.close();
    }

    private static Footprint look(RunningContender node) throws IOException, InterruptedException {
        Thread.sleep(SETTLE_MILLIS);
        return Footprint.of(node);
    }

    private SessionRow row(String what, Contender contender, Footprint before, Footprint with) {
        return new SessionRow(
                what,
                contender.name(),
                count,
                (with.heap() - before.heap()) / Footprint.KIB / count,
                (with.rss() - before.rss()) / Footprint.KIB / count,
                before.heap() / Footprint.MIB,
                before.rss() / Footprint.MIB);
    }
}
