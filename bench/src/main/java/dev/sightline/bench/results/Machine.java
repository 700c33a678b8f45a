package dev.sightline.bench.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The facts of a machine without which its figures say nothing; no names, no addresses. */
public record Machine(int cores, String cpu, String kernel, String java) {

    private static final String MODEL = "model name";

    /** This machine, as Linux tells of it in {@code /proc}. */
    public static Machine here() throws IOException {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                model(Files.readString(Path.of("/proc/cpuinfo"))),
                Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip(),
                System.getProperty("java.vendor") + " " + Runtime.version());
    }

    /** The first {@code model name}; processors of some architectures have none. */
    static String model(String cpuinfo) {
        return cpuinfo.lines()
                .filter(line -> line.startsWith(MODEL) && line.contains(":"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch", "unknown"));
    }
}
