package dev.sightline.bench.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What else the machine did before the measurement.
 *
 * @param averageOfOneMinute the load average, taken before anything was built
 * @param busyShare of the time of all cores, over the last second before the start
 */
public record Load(double averageOfOneMinute, double busyShare) {

    private static final double CALM_AVERAGE = 0.5;
    private static final double CALM_SHARE = 0.1;

    /** Watches the cores for a second. */
    public static Load now(double averageOfOneMinute) throws IOException, InterruptedException {
        Ticks before = Ticks.parse(Files.readString(Path.of("/proc/stat")));
        Thread.sleep(1000);
        Ticks after = Ticks.parse(Files.readString(Path.of("/proc/stat")));
        return new Load(averageOfOneMinute, after.busyShareSince(before));
    }

    /** Whether figures of this machine can be trusted. */
    public boolean calm() {
        return averageOfOneMinute <= CALM_AVERAGE && busyShare <= CALM_SHARE;
    }

    /** Processor time of all cores since the boot, in ticks. */
    record Ticks(long idle, long all) {

        /** The first line of {@code /proc/stat}: user nice system idle iowait ..., see proc(5). */
        static Ticks parse(String stat) {
            String[] fields = stat.lines().findFirst().orElseThrow().split(" +", -1);
            long all = 0;
            for (int i = 1; i < fields.length; i++) {
                all += Long.parseLong(fields[i]);
            }
            return new Ticks(Long.parseLong(fields[4]) + Long.parseLong(fields[5]), all);
        }

        double busyShareSince(Ticks before) {
            long passed = all - before.all;
            return passed <= 0 ? 0 : 1 - (double) (idle - before.idle) / passed;
        }
    }
}
