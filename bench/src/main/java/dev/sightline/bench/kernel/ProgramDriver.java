package dev.sightline.bench.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sightline.bench.contender.ContenderProcess;
import dev.sightline.bench.contender.RunningContender;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kernel whose client is a Python program of its own: orders go to its stdin and answers come
 * from its stdout, a line of JSON each. It stamps by its own clock.
 */
final class ProgramDriver implements Driver {

    private final JsonMapper json = new JsonMapper();
    private final String name;
    private final ContenderProcess process;
    private final BufferedReader answers;

    private ProgramDriver(String name, ContenderProcess process) {
        this.name = name;
        this.process = process;
        this.answers = process.stdout();
    }

    /**
     * @param scratch an existing directory, which it runs in
     */
    static ProgramDriver start(String name, List<String> command, Path scratch) throws IOException {
        return new ProgramDriver(name, ContenderProcess.start(command, scratch));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Long> requests(String code, int count) throws IOException {
        return nanos(order("requests", code, count));
    }

    @Override
    public Script script(String statement, int count) throws IOException {
        JsonNode answer = order("script", statement, count);
        return new Script(nanos(answer), answer.path("whole").asLong());
    }

    @Override
    public List<Long> output(String code, int count) throws IOException {
        return nanos(order("output", code, count));
    }

    @Override
    public List<Long> fresh(String code, int count) throws IOException {
        return nanos(order("fresh", code, count));
    }

    @Override
    public Flood flood(String code) throws IOException {
        JsonNode answer = order("flood", code, 1);
        return new Flood(
                nanos(answer).getFirst(),
                answer.path("shown").asLong(),
                0,
                answer.path("said").asString(""));
    }

    @Override
    public List<Long> processes() {
        return process.descendants();
    }

    @Override
    public Optional<RunningContender> node() {
        return Optional.empty();
    }

    /** It ends when its stdin does, and its kernel with it. */
    @Override
    public void close() throws IOException {
        process.closeStdin();
        process.close();
    }

    private JsonNode order(String what, String code, int count) throws IOException {
        Map<String, Object> order = Map.of("do", what, "code", code, "count", count);
        process.writeLine(new String(json.writeValueAsBytes(order), UTF_8));
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException(name + " has ended. It says:\n" + process.log());
        }
        return json.readTree(answer);
    }

    private static List<Long> nanos(JsonNode answer) {
        List<Long> nanos = new ArrayList<>();
        answer.path("nanos").forEach(each -> nanos.add(each.asLong()));
        return nanos;
    }
}
