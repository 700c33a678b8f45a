package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.Part;
import dev.sightline.hermes.home.Unreadable;
import dev.sightline.hermes.home.Yaml;
import dev.sightline.http.Refusal;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What the agent ran as root, and what it may. */
final class Sudo implements Collector {
    private static final String LOG = "logs/gateway.log";
    private static final int LOG_BYTES = 256 * 1024;

    private static final int PATIENCE_SECONDS = 60;
    private static final int TYPES = 10;

    /** Of two that began at the same time these many characters tell whether they are the same. */
    private static final int SAME = 50;

    @Override
    public String path() {
        return "sudo";
    }

    @Override
    public Set<Part> reads() {
        return Set.of(Part.STATE, Part.CONFIG, Part.LOGS);
    }

    @Override
    public Duration life() {
        return FOREVER;
    }

    @Override
    public Map<String, Object> collect(Home home, Arguments arguments) throws Refusal, Unreadable {
        ZoneId zone = home.clock().getZone();
        List<SudoCommand> commands =
                new ArrayList<>(home.fromStateDb(SudoCalls::of).orElse(List.of()));
        commands.addAll(SudoLog.of(home.end(LOG, LOG_BYTES).orElse(""), zone));
        return answer(home.config(), commands, zone);
    }

    static Map<String, Object> answer(
            Map<String, @Nullable Object> config, List<SudoCommand> found, ZoneId zone) {
        List<SudoCommand> commands = new ArrayList<>();
        Set<List<Object>> known = new HashSet<>();
        for (SudoCommand one : found) {
            if (known.add(List.of(one.when(), Excerpt.first(one.command(), SAME)))) {
                commands.add(one);
            }
        }
        // The newest first; what has no time comes last, as it came.
        commands.sort(
                Comparator.comparing(
                        one -> one.when().orElse(Instant.MIN), Comparator.reverseOrder()));
        return Fields.of(
                "config", config(config),
                "stats", stats(commands, zone),
                "commands", commands.stream().map(SudoCommand::fields).toList());
    }

    private static Map<String, Object> config(Map<String, @Nullable Object> config) {
        return Fields.of(
                "approval_mode",
                Objects.requireNonNullElse(Yaml.at(config, "approvals.mode"), "manual").toString(),
                "approval_timeout",
                Yaml.at(config, "approvals.timeout") instanceof Number seconds
                        ? seconds.longValue()
                        : PATIENCE_SECONDS,
                "command_allowlist",
                Yaml.at(config, "command_allowlist") instanceof List<?> list
                        ? list.stream().map(String::valueOf).toList()
                        : List.of(),
                "redact_secrets",
                isOn(config, "security.redact_secrets"),
                "tirith_enabled",
                isOn(config, "security.tirith_enabled"));
    }

    private static boolean isOn(Map<String, @Nullable Object> config, String path) {
        return !(Yaml.at(config, path) instanceof Boolean isOn) || isOn;
    }

    private static Map<String, Object> stats(List<SudoCommand> commands, ZoneId zone) {
        Map<String, Integer> types = new LinkedHashMap<>();
        Map<String, Integer> days = new TreeMap<>();
        for (SudoCommand one : commands) {
            types.merge(one.program(), 1, Integer::sum);
            one.when()
                    .ifPresent(when ->
                            days.merge(
                                    LocalDate.ofInstant(when, zone).toString(), 1, Integer::sum));
        }
        Map<String, Integer> most = new LinkedHashMap<>();
        types.entrySet().stream()
                .sorted((one, other) -> Integer.compare(other.getValue(), one.getValue()))
                .limit(TYPES)
                .forEach(type -> most.put(type.getKey(), type.getValue()));
        List<Map<String, Object>> daily = new ArrayList<>();
        days.forEach((date, count) -> daily.add(Fields.of("date", date, "count", count)));
        return Fields.of(
                "total_commands", commands.size(),
                "approved_count", count(commands, SudoCommand.Outcome.SUCCESS),
                "failed_count", count(commands, SudoCommand.Outcome.FAILED),
                "blocked_count", count(commands, SudoCommand.Outcome.BLOCKED),
                "commands_by_type", most,
                "daily_counts", daily);
    }

    private static int count(List<SudoCommand> commands, SudoCommand.Outcome outcome) {
        return (int) commands.stream().filter(one -> one.outcome() == outcome).count();
    }
}
