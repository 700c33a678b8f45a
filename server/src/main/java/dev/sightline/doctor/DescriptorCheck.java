package dev.sightline.doctor;

import dev.sightline.doctor.Result.Broken;
import dev.sightline.doctor.Result.Fine;
import dev.sightline.doctor.Result.Warning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the process may open as many files and sockets as its streams need. */
public final class DescriptorCheck implements Check {
    private static final String NAME = "File descriptors";

    /** {@code proc_pid_limits(5)}: soft, then hard. */
    private static final Pattern OPEN_FILES =
            Pattern.compile("(?m)^Max open files\\s+(\\d+|unlimited)\\s+(\\d+|unlimited)");

    /** Jars, the journal, watched files that are being read, and room to breathe. */
    private static final long OURS = 512;

    private final Path limits;
    private final int maxStreams;

    /**
     * @param maxStreams as the node would be started
     */
    public DescriptorCheck(int maxStreams) {
        this(Path.of("/proc/self/limits"), maxStreams);
    }

    DescriptorCheck(Path limits, int maxStreams) {
        this.limits = limits;
        this.maxStreams = maxStreams;
    }

    @Override
    public List<Result> results() {
        return List.of(result());
    }

    private Result result() {
        try {
            Matcher line = OPEN_FILES.matcher(Files.readString(limits));
            if (line.find()) return judged(number(line.group(1)), number(line.group(2)));
        } catch (IOException e) {
            // Said below: this is no Linux.
        }
        return new Warning(
                NAME,
                "unknown",
                "how many streams fit is unknown",
                "nothing, where this is no Linux");
    }

    /** Java raises the soft limit to the hard one by itself, so the hard one counts. */
    private Result judged(long soft, long hard) {
        String found = "%s soft, %s hard, %d streams".formatted(word(soft), word(hard), maxStreams);
        if (hard >= maxStreams + OURS) return new Fine(NAME, found);
        String mend =
                ("raise the hard limit (/etc/security/limits.conf, or LimitNOFILE= of systemd) to"
                                + " %d, or start with --max-streams %d")
                        .formatted(maxStreams + OURS, Math.max(1, hard - OURS));
        return hard < OURS
                ? new Broken(NAME, found, "the node itself needs more", mend)
                : new Warning(NAME, found, "that many streams cannot be open at a time", mend);
    }

    private static long number(String word) {
        return word.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(word);
    }

    private static String word(long number) {
        return number == Long.MAX_VALUE ? "unlimited" : Long.toString(number);
    }
}
