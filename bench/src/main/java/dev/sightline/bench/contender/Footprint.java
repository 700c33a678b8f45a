package dev.sightline.bench.contender;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The memory of a contender.
 *
 * @param rss resident set, in bytes; what the kernel holds for its sockets is not in it
 * @param heap live objects of a JVM, in bytes; not a number for other programs
 */
public record Footprint(double rss, double heap) {

    public static final double KIB = 1024;
    public static final double MIB = 1024 * KIB;

    private static final long ANSWER_WITHIN_SECONDS = 30;

    /** After a full collection, where there is a collector. */
    public static Footprint of(RunningContender running) throws IOException, InterruptedException {
        double heap =
                switch (running.contender()) {
                    case Contender.Sightline jvm -> liveHeap(running.pid());
                    case Contender.Floor floor -> Double.NaN;
                    case Contender.Peer peer -> Double.NaN;
                    case Contender.SeedPeer peer -> Double.NaN;
                };
        return new Footprint(rss(running), heap);
    }

    /** The resident set as it is, without a collection; in bytes. */
    public static double rss(RunningContender running) throws IOException {
        return rss(running.pid());
    }

    static double rss(long pid) throws IOException {
        return rssOf(Files.readString(Path.of("/proc/" + pid + "/status")));
    }

    /** {@code VmRSS}, see proc_pid_status(5). */
    static double rssOf(String status) throws IOException {
        return status.lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToDouble(kib -> Double.parseDouble(kib) * KIB)
                .findFirst()
                .orElseThrow(() -> new IOException("the contender has ended"));
    }

    /** The histogram collects first, and its last line is the sum: instances, bytes. */
    private static double liveHeap(long pid) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process =
                new ProcessBuilder(
                                List.of(jcmd.toString(), Long.toString(pid), "GC.class_histogram"))
                        .redirectErrorStream(true)
                        .start();
        String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (!process.waitFor(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return totalOf(answer);
    }

    static double totalOf(String histogram) throws IOException {
        return histogram
                .lines()
                .filter(line -> line.startsWith("Total"))
                .mapToDouble(line -> Double.parseDouble(line.strip().split("\\s+", 4)[2]))
                .findFirst()
                .orElseThrow(() -> new IOException("jcmd says: " + histogram));
    }
}
