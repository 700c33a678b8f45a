package dev.sightline.bench.kernel;

import dev.sightline.bench.contender.Contender;
import dev.sightline.bench.contender.RunningContender;
import dev.sightline.bench.wire.EventPost;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Sightline: the kernel of one session, by {@code POST /api/execute-script}. */
final class NodeDriver implements Driver {

    private static final String SESSION = "bench";

    private final JsonMapper json = new JsonMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger sessions = new AtomicInteger();
    private final RunningContender node;
    private final EventPost post;

    private NodeDriver(RunningContender node) throws IOException {
        this.node = node;
        this.post = new EventPost(node.origin());
    }

    /**
     * @param python that runs the code
     * @param scratch an existing directory
     */
    static NodeDriver start(Contender.Sightline sightline, String python, Path scratch)
            throws IOException, InterruptedException {
        RunningContender node = RunningContender.withPython(sightline, python, scratch);
        try {
            return new NodeDriver(node);
        } catch (IOException e) {
            node.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return node.contender().name();
    }

    @Override
    public List<Long> requests(String code, int count) throws IOException {
        List<Long> nanos = new ArrayList<>();
        byte[] body = body(SESSION, code, false);
        for (int i = 0; i < count; i++) {
            Answer answer = new Answer();
            long start = run(body, answer);
            nanos.add(answer.over() - start);
        }
        return nanos;
    }

    @Override
    public Script script(String statement, int count) throws IOException {
        Answer answer = new Answer();
        long start = run(body(SESSION, (statement + "\n").repeat(count), false), answer);
        List<Long> ends = answer.results();
        if (ends.size() != count) {
            throw new IOException(ends.size() + " results of " + count + " statements");
        }
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < count; i++) {
            gaps.add(ends.get(i) - ends.get(i - 1));
        }
        return new Script(gaps, answer.over() - start);
    }

    @Override
    public List<Long> output(String code, int count) throws IOException {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            nanos.add(firstOutput(SESSION, code));
        }
        return nanos;
    }

    @Override
    public List<Long> fresh(String code, int count) throws IOException {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String session = SESSION + "-" + sessions.incrementAndGet();
            List<Long> others = processes();
            nanos.add(firstOutput(session, code));
            stop(session, others);
        }
        return nanos;
    }

    @Override
    public Flood flood(String code) throws IOException {
        Answer answer = new Answer();
        long start = run(body(SESSION, code, true), answer);
        return answer.flood(start);
    }

    @Override
    public List<Long> processes() {
        return ProcessHandle.of(node.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid)
                .toList();
    }

    @Override
    public Optional<RunningContender> node() {
        return Optional.of(node);
    }

    @Override
    public void close() throws IOException {
        try (client;
                node) {
            post.close();
        }
    }

    private long firstOutput(String session, String code) throws IOException {
        Answer answer = new Answer();
        long start = run(body(session, code, true), answer);
        answer.over();
        return answer.firstOutput() - start;
    }

    private long run(byte[] body, Answer answer) throws IOException {
        return post.post("/api/execute-script", body, answer::event);
    }

    private byte[] body(String session, String code, boolean stream) {
        return json.writeValueAsBytes(
                Map.of("script", code, "sessionId", session, "stream", stream));
    }

    /**
     * There may only be so many kernels.
     *
     * @param others processes that stay; the others are awaited, lest they end beside what is next
     */
    private void stop(String session, List<Long> others) throws IOException {
        URI target = node.origin().resolve("/api/kernels/stop");
        HttpRequest request =
                HttpRequest.newBuilder(target)
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofByteArray(
                                        json.writeValueAsBytes(Map.of("sessionId", session))))
                        .build();
        try {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("a kernel does not stop: " + response.body());
            }
            while (!others.containsAll(processes())) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
