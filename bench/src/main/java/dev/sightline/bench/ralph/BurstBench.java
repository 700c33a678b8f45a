package dev.sightline.bench.ralph;

import dev.sightline.bench.contender.Contender;
import dev.sightline.bench.contender.RunningContender;
import dev.sightline.bench.results.BurstRow;
import dev.sightline.bench.results.LoopPlan;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** Many lines at once to a page in a browser, which a Node script drives and watches. */
final class BurstBench {

    private final LoopPlan plan;
    private final Path script;

    /**
     * @param script {@code bench/page/burst.mjs}
     */
    BurstBench(LoopPlan plan, Path script) {
        this.plan = plan;
        this.script = script;
    }

    /**
     * @param scratch an existing directory
     */
    BurstRow run(Contender.Sightline contender, Path scratch)
            throws IOException, InterruptedException {
        Path project = scratch.resolve("shop");
        try (GrowingLog log = GrowingLog.in(project);
                RunningContender running =
                        RunningContender.following(contender, project, "", scratch)) {
            // The page has something to show before the first burst.
            log.flood(1_000_000, 0);
            return row(contender, drive(running, project.resolve(".ralph/ralph.log")));
        }
    }

    private JsonNode drive(RunningContender running, Path log)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                "node",
                                script.toString(),
                                running.origin().toString(),
                                log.toString(),
                                Integer.toString(plan.lines()),
                                Integer.toString(plan.bursts()))
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("SIGHTLINE_TOKEN", running.token());
        Process process = builder.start();
        try {
            String answer =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) throw new IOException("the page's script failed");
            return new JsonMapper().readTree(answer);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private BurstRow row(Contender.Sightline contender, JsonNode said) {
        List<Double> shown =
                StreamSupport.stream(said.path("untilShownMs").spliterator(), false)
                        .map(JsonNode::asDouble)
                        .toList();
        return new BurstRow(
                contender.name(),
                said.path("browser").asString(""),
                plan.lines(),
                shown,
                said.path("longestTaskMs").asDouble(),
                said.path("longTasksMs").asDouble(),
                said.path("heapBefore").asDouble(),
                said.path("heapAfter").asDouble(),
                said.path("elements").asInt());
    }
}
