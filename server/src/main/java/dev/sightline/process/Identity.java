package dev.sightline.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sightline.watch.linux.Linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process that cannot be mistaken for another: a number is used again, a number with its start
 * time on one boot is not (proc(5), {@code /proc/pid/stat} field 22).
 *
 * @param started clock ticks after boot
 * @param boot of {@code /proc/sys/kernel/random/boot_id}
 */
public record Identity(long pid, long started, String boot) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9}) (\\d{1,18}) ([0-9a-f-]{36})");
    private static final int FIRST_WORDS = 4;
    private static final String BOOT_TIME = "btime ";

    /** Of the process that has this number now; empty where there is none, or a zombie only. */
    public static Optional<Identity> of(long pid) {
        return ProcStat.of(pid).filter(ProcStat::isAlive).map(Identity::of);
    }

    static Identity of(ProcStat stat) {
        return new Identity(stat.pid(), stat.started(), thisBoot());
    }

    /**
     * Of those that run a program of this name, directly or by an interpreter: it is the file name
     * of one of their first words.
     */
    public static List<Identity> running(String program) {
        return ProcStat.all().stream()
                .filter(ProcStat::isAlive)
                .filter(one -> isOf(one.pid(), program))
                .map(Identity::of)
                .toList();
    }

    private static boolean isOf(long pid, String program) {
        try {
            String line = Files.readString(Path.of("/proc/" + pid + "/cmdline"), ISO_8859_1);
            return Arrays.stream(line.split("\0", FIRST_WORDS + 1))
                    .limit(FIRST_WORDS)
                    .anyMatch(word -> word.equals(program) || word.endsWith("/" + program));
        } catch (IOException gone) {
            return false;
        }
    }

    /** One line of text, to be kept. */
    public String text() {
        return pid + " " + started + " " + boot;
    }

    public static Optional<Identity> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) return Optional.empty();
        return Optional.of(
                new Identity(
                        Long.parseLong(matcher.group(1)),
                        Long.parseLong(matcher.group(2)),
                        matcher.group(3)));
    }

    /** Whether it still runs; a zombie does not. */
    public boolean isAlive() {
        return of(pid).filter(this::equals).isPresent();
    }

    /** Of a process of this boot, by the clock of now. */
    public Instant startedAt() {
        long ticks = Linux.ticksPerSecond();
        return bootedAt().plusMillis(started * 1000 / ticks);
    }

    private static Instant bootedAt() {
        for (String line : read("/proc/stat").lines().toList()) {
            if (line.startsWith(BOOT_TIME)) {
                return Instant.ofEpochSecond(
                        Long.parseLong(line.substring(BOOT_TIME.length()).strip()));
            }
        }
        throw new IllegalStateException("/proc/stat has no btime");
    }

    static String thisBoot() {
        return Boot.ID;
    }

    /** It stays the same as long as we do. */
    private static final class Boot {
        private static final String ID = read("/proc/sys/kernel/random/boot_id").strip();
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new IllegalStateException("this system has no " + file, e);
        }
    }
}
