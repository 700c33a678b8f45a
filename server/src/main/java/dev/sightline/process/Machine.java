package dev.sightline.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the machine has (proc(5): {@code /proc/meminfo}, {@code /proc/loadavg}).
 *
 * @param load of the last minute
 * @param memory in all, and what a program could still have, in bytes
 */
public record Machine(int processors, double load, long memory, long available) {
    private static final long KIB = 1024;

    public static Machine now() {
        List<String> memory = lines("/proc/meminfo");
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                Double.parseDouble(lines("/proc/loadavg").getFirst().split(" ", -1)[0]),
                kib(memory, "MemTotal:") * KIB,
                kib(memory, "MemAvailable:") * KIB);
    }

    private static long kib(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip().split(" ", -1)[0])
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException e) {
            throw new IllegalStateException("this system has no " + file, e);
        }
    }
}
