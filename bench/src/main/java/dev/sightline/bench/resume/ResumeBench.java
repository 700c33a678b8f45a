package dev.sightline.bench.resume;

import dev.sightline.bench.contender.Contender;
import dev.sightline.bench.contender.RunningContender;
import dev.sightline.bench.crowd.Arrivals;
import dev.sightline.bench.crowd.Crowd;
import dev.sightline.bench.crowd.EventFiles;
import dev.sightline.bench.crowd.Group;
import dev.sightline.bench.crowd.Transport;
import dev.sightline.bench.results.CrowdPlan;
import dev.sightline.bench.results.ResumeRow;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that return all at once and ask for the events since a place: the time from their first
 * connection until they have all. Only Sightline keeps events; there is nobody to compare it with.
 */
public final class ResumeBench {

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long GAP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final CrowdPlan plan;

    public ResumeBench(CrowdPlan plan) {
        this.plan = plan;
    }

    /**
     * @param scratch an existing directory
     * @return a row for each transport
     */
    public List<ResumeRow> run(Contender.Sightline sightline, Path scratch)
            throws IOException, InterruptedException {
        Path served = Files.createDirectory(scratch.resolve("served")).toRealPath();
        EventFiles files = EventFiles.prepare(served, plan.missed());
        try (RunningContender running = RunningContender.broadcasting(sightline, served, scratch)) {
            String since = place(running);
            writeAll(running, files);
            List<ResumeRow> rows = new ArrayList<>();
            for (Transport transport : Transport.values()) {
                comeBack(running, transport, since); // a warm-up
                rows.add(comeBack(running, transport, since));
            }
            return rows;
        }
    }

    /** The place at which the node's sequence is now. */
    private static String place(RunningContender running) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(running.origin().resolve("/api/projects"))
                        .header("Authorization", "Bearer " + running.token())
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Void> response =
                    client.send(request, HttpResponse.BodyHandlers.discarding());
            return response.headers()
                    .firstValue("Sightline-Seq")
                    .orElseThrow(() ->
                            new IOException(
                                    "/api/projects answers %d without Sightline-Seq"
                                            .formatted(response.statusCode())));
        }
    }

    /** Makes all events, and waits until one client has seen the last: then they are kept. */
    private void writeAll(RunningContender running, EventFiles files)
            throws IOException, InterruptedException {
        try (Crowd witness = new Crowd(running)) {
            witness.open(Group.of(1, Transport.SSE));
            Arrivals arrivals = new Arrivals(0, plan.missed(), 1);
            witness.expect(arrivals);
            for (int i = 0; i < plan.missed(); i++) {
                files.write();
                LockSupport.parkNanos(GAP_NANOS);
            }
            if (!arrivals.await(plan.missed() - 1, LIMIT_NANOS)) {
                throw new IOException("the last of the events did not come");
            }
        }
    }

    private ResumeRow comeBack(RunningContender running, Transport transport, String since)
            throws IOException, InterruptedException {
        int last = plan.missed() - 1;
        Arrivals arrivals = new Arrivals(0, plan.missed(), plan.readers());
        try (Crowd crowd = new Crowd(running)) {
            crowd.expect(arrivals);
            long start = System.nanoTime();
            crowd.open(Group.returning(plan.readers(), transport, since));
            arrivals.await(last, LIMIT_NANOS);
            // A client that lacks an event has no last one to show for it: the fewest count.
            long[] complete = arrivals.of(last);
            int fewest = complete.length;
            for (int number = 0; number < last; number++) {
                fewest = Math.min(fewest, arrivals.of(number).length);
            }
            return new ResumeRow(
                    transport.title(),
                    running.contender().name(),
                    plan.readers(),
                    plan.missed(),
                    millis(complete, 0, start),
                    millis(complete, complete.length / 2, start),
                    millis(complete, complete.length - 1, start),
                    plan.readers() - fewest);
        }
    }

    private static double millis(long[] arrived, int index, long start) {
        return index < 0 || index >= arrived.length ? Double.NaN : (arrived[index] - start) / 1e6;
    }
}
