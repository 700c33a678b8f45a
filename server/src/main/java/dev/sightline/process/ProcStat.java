package dev.sightline.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code /proc/[pid]/stat} says of a process (proc(5); field numbers from there).
 *
 * @param state field 3: {@code Z} is a zombie
 * @param session field 6: the number of the process that began it
 * @param ticks fields 14 to 17: of the processor, with those of its children that it has waited for
 * @param started field 22: ticks after boot
 * @param pages field 24: of memory that it has
 */
record ProcStat(
        long pid, char state, long parent, long session, long ticks, long started, long pages) {
    private static final int FIRST = 3;
    private static final int LAST = 24;

    /** Empty where there is no such process. */
    static Optional<ProcStat> of(long pid) {
        if (pid <= 0) return Optional.empty();
        try {
            // The name of a program is any bytes.
            return parse(
                    Files.readString(
                            Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** All that there are now, zombies too. */
    static List<ProcStat> all() {
        List<ProcStat> all = new ArrayList<>();
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            for (Path entry : entries.toList()) {
                number(String.valueOf(entry.getFileName()))
                        .flatMap(ProcStat::of)
                        .ifPresent(all::add);
            }
        } catch (IOException e) {
            throw new IllegalStateException("this system has no /proc", e);
        }
        return all;
    }

    /** Its second field, the name in parentheses, may hold spaces and parentheses itself. */
    static Optional<ProcStat> parse(String line) {
        int open = line.indexOf('(');
        int close = line.lastIndexOf(')');
        if (open < 0 || close < open) return Optional.empty();
        String[] rest = line.substring(close + 1).strip().split(" ");
        if (rest.length <= LAST - FIRST || rest[0].length() != 1) return Optional.empty();
        try {
            long ticks = 0;
            for (int field = 14; field <= 17; field++) ticks += at(rest, field);
            return Optional.of(
                    new ProcStat(
                            Long.parseLong(line.substring(0, open).strip()),
                            rest[0].charAt(0),
                            at(rest, 4),
                            at(rest, 6),
                            ticks,
                            at(rest, 22),
                            at(rest, 24)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether it still does something; its number may be taken yet. */
    boolean isAlive() {
        return state != 'Z' && state != 'X' && state != 'x';
    }

    private static long at(String[] rest, int field) {
        return Long.parseLong(rest[field - FIRST]);
    }

    private static Optional<Long> number(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Optional.of(Long.parseLong(name))
                : Optional.empty();
    }
}
