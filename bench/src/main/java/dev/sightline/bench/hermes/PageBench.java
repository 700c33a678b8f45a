package dev.sightline.bench.hermes;

import dev.sightline.bench.contender.RunningContender;
import dev.sightline.bench.results.HomePage;
import dev.sightline.bench.results.Latency;
import dev.sightline.bench.results.NoticeRow;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** The home in a browser, which a Node script drives and watches; this side makes the changes. */
final class PageBench {
    private static final int OPENS = 7;
    private static final int CHANGES = 20;

    private final Path script;

    /**
     * @param script {@code bench/page/home.mjs}
     */
    PageBench(Path script) {
        this.script = script;
    }

    HomePage run(RunningContender running, AgentHome home)
            throws IOException, InterruptedException, SQLException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                "node",
                                script.toString(),
                                running.origin().toString(),
                                Integer.toString(OPENS),
                                Integer.toString(CHANGES))
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("SIGHTLINE_TOKEN", running.token());
        Process process = builder.start();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
                PrintStream answers =
                        new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8)) {
            JsonMapper json = new JsonMapper();
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                JsonNode asked = json.readTree(line);
                if (!asked.has("change")) return page(asked);
                HomeChange change = HomeChange.valueOf(asked.path("change").asString());
                answers.println(epochMs(home.change(change, asked.path("number").asInt())));
            }
            throw new IOException("the page's script failed");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** The browser has no other clock in common with us. */
    private static double epochMs(long nanoTime) {
        double now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()) / 1e3;
        return now - (System.nanoTime() - nanoTime) / 1e6;
    }

    private static HomePage page(JsonNode said) {
        List<NoticeRow> rows = new ArrayList<>();
        for (HomeChange change : HomeChange.values()) {
            List<Long> shown =
                    StreamSupport.stream(
                                    said.path("kinds").path(change.name()).spliterator(), false)
                            .map(ms -> (long) (ms.asDouble() * 1e6))
                            .toList();
            rows.add(new NoticeRow(change.label(), shown.size(), Latency.ofNanos(shown), 0));
        }
        JsonNode opened = said.path("opened");
        return new HomePage(
                said.path("browser").asString(""),
                new HomePage.Opened(
                        all(opened.path("first")),
                        all(opened.path("shell")),
                        all(opened.path("kept")),
                        all(opened.path("cleared"))),
                rows);
    }

    private static List<Double> all(JsonNode figures) {
        return StreamSupport.stream(figures.spliterator(), false).map(JsonNode::asDouble).toList();
    }
}
