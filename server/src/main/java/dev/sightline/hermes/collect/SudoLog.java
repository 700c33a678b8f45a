package dev.sightline.hermes.collect;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people let the agent run as root, by the log of its gateway. */
final class SudoLog {
    private static final int LINES = 500;

    private static final Pattern APPROVED =
            Pattern.compile("User approved dangerous command via /approve:\\s{0,20}+(sudo\\b.*)");

    private static final Pattern TIME =
            Pattern.compile("^(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d:\\d\\d)");

    private SudoLog() {}

    /**
     * @param end of the log; only its last 500 lines count
     * @param zone of its times
     */
    static List<SudoCommand> of(String end, ZoneId zone) {
        List<String> lines = end.lines().toList();
        List<SudoCommand> commands = new ArrayList<>();
        for (String line : lines.subList(Math.max(0, lines.size() - LINES), lines.size())) {
            Matcher matcher = APPROVED.matcher(line);
            if (!matcher.find()) continue;
            commands.add(
                    new SudoCommand(
                            time(line, zone),
                            matcher.group(1).strip(),
                            SudoCommand.Outcome.SUCCESS,
                            "",
                            Optional.empty()));
        }
        return commands;
    }

    private static Optional<Instant> time(String line, ZoneId zone) {
        Matcher matcher = TIME.matcher(line);
        if (!matcher.find()) return Optional.empty();
        try {
            LocalDateTime local = LocalDateTime.parse(matcher.group(1) + "T" + matcher.group(2));
            return Optional.of(local.atZone(zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
