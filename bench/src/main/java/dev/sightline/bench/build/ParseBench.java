package dev.sightline.bench.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sightline.bench.results.BuildPlan;
import dev.sightline.bench.results.BuildResults;
import dev.sightline.bench.results.Latency;
import dev.sightline.bench.results.ParseRow;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What parsing a large checkpoint takes, in processes that are started like the node: the first one
 * of a fresh process, and many in one that is warm, in turns with Jackson's plain tree of the same
 * bytes.
 */
final class ParseBench {

    /**
     * The node's parser.
     *
     * @param jar of the node, which names its libraries; its cache stands beside it
     * @param options of its Java
     */
    record Parser(Path jar, List<String> options) {
        Parser {
            options = List.copyOf(options);
        }
    }

    /** Rounds that are not counted: until the compiler has nothing left to do. */
    private static final int WARM_UP = 60;

    private final BuildPlan plan;
    private final Parser parser;

    ParseBench(BuildPlan plan, Parser parser) {
        this.plan = plan;
        this.parser = parser;
    }

    /**
     * @param scratch an existing directory
     */
    List<ParseRow> run(String contender, Path scratch) throws IOException, InterruptedException {
        Path file = scratch.resolve(CheckpointFolder.name(1));
        Files.writeString(file, CheckpointFolder.content(1, CheckpointFolder.LARGE));
        List<Timing> first = new ArrayList<>();
        for (int i = 0; i < plan.starts(); i++) {
            first.addAll(process(file, 1, List.of(Timing.NODE)));
            first.addAll(process(file, 1, List.of(Timing.FLOOR)));
        }
        List<String> both = List.of(Timing.NODE, Timing.FLOOR);
        List<Timing> warm = process(file, WARM_UP + plan.parses(), both);
        List<Timing> counted = warm.subList(both.size() * WARM_UP, warm.size());
        long bytes = Files.size(file);
        return List.of(
                row(contender, Timing.NODE, bytes, first, counted),
                row(BuildResults.PARSE_FLOOR, Timing.FLOOR, bytes, first, counted));
    }

    private static ParseRow row(
            String contender, String who, long bytes, List<Timing> first, List<Timing> counted) {
        List<Long> firsts = Timing.of(who, first);
        List<Long> all = Timing.of(who, counted);
        return new ParseRow(
                contender,
                bytes,
                Latency.ofNanos(firsts),
                firsts.size(),
                Latency.ofNanos(all),
                all.size());
    }

    private List<Timing> process(Path file, int rounds, List<String> who)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(parser.options());
        Path cache = parser.jar().resolveSibling("sightline.aot");
        if (Files.exists(cache)) {
            command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"));
        }
        // The node's first: the cache belongs to a class path that begins so.
        String path = parser.jar() + File.pathSeparator + System.getProperty("java.class.path");
        command.addAll(List.of("-cp", path, ParseMain.class.getName()));
        command.addAll(List.of(file.toString(), Integer.toString(rounds)));
        command.addAll(who);
        Path log = file.resolveSibling("log");
        Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("the parsers do not run. They say:\n" + Files.readString(log));
        }
        return Timing.parse(out.lines().toList());
    }
}
