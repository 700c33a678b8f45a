package dev.sightline.hermes.collect;

import dev.sightline.hermes.home.Arguments;
import dev.sightline.hermes.home.Collector;
import dev.sightline.hermes.home.Home;
import dev.sightline.hermes.home.Part;
import dev.sightline.hermes.home.StateDb;
import dev.sightline.hermes.home.StateDb.Row;
import dev.sightline.hermes.home.Unreadable;
import dev.sightline.http.Refusal;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What all sessions cost, also those of tools, by model and by day of the node's zone. */
final class TokenCosts implements Collector {
    /** Today ends, and no file shows it: as long as the original holds on to an answer. */
    private static final Duration LIFE = Duration.ofSeconds(30);

    /** The day of what has no time. It comes after every date. */
    private static final String NO_DAY = "unknown";

    private final PriceTable prices = new PriceTable();

    @Override
    public String path() {
        return "token-costs";
    }

    @Override
    public Set<Part> reads() {
        return Set.of(Part.STATE);
    }

    @Override
    public Duration life() {
        return LIFE;
    }

    @Override
    public Map<String, Object> collect(Home home, Arguments arguments) throws Refusal, Unreadable {
        ZoneId zone = home.clock().getZone();
        LocalDate today = LocalDate.ofInstant(home.clock().instant(), zone);
        Optional<List<Row>> sessions = home.fromStateDb(TokenCosts::sessions);
        Map<String, Object> answer = of(sessions.orElse(List.of()), today, zone, prices);
        if (sessions.isEmpty()) answer.put("error", "state.db not found");
        return answer;
    }

    private static List<Row> sessions(StateDb db) throws Unreadable {
        Tables tables = Tables.of(db);
        if (!tables.hasSessions()) return List.of();
        String columns =
                tables.sessions()
                        .list(
                                "started_at",
                                "message_count",
                                "tool_call_count",
                                "input_tokens",
                                "output_tokens",
                                "cache_read_tokens",
                                "cache_write_tokens",
                                "reasoning_tokens",
                                "actual_cost_usd");
        return db.rows(
                "SELECT %s, %s AS model FROM sessions ORDER BY %s, %s"
                        .formatted(
                                columns,
                                tables.model(),
                                tables.sessions().number("started_at"),
                                tables.sessions().get("id")));
    }

    /** The answer to sessions in the order in which they began. */
    static Map<String, Object> of(
            List<Row> sessions, LocalDate today, ZoneId zone, PriceTable prices) {
        Spending all = new Spending();
        Map<Optional<String>, Spending> models = new LinkedHashMap<>();
        Map<String, Spending> days = new TreeMap<>();
        for (Row session : sessions) {
            Optional<String> model = session.text("model");
            Tokens tokens = Tokens.of(session);
            Cost cost = Cost.of(session.real("actual_cost_usd"), tokens, prices.match(model));
            for (Spending spending :
                    List.of(
                            all,
                            models.computeIfAbsent(model, one -> new Spending()),
                            days.computeIfAbsent(day(session, zone), one -> new Spending()))) {
                spending.add(
                        session.whole("message_count"),
                        session.whole("tool_call_count"),
                        tokens,
                        cost);
            }
        }
        Spending now = days.getOrDefault(today.toString(), new Spending());
        return Fields.of(
                "today", today(today.toString(), now),
                "all_time", allTime(all),
                "by_model", byModel(models, prices),
                "daily_trend", trend(days),
                "pricing_table", prices.fields(),
                "prices_as_of", PriceTable.AS_OF);
    }

    private static String day(Row session, ZoneId zone) {
        double began = session.real("started_at").orElse(0.0);
        return began == 0 ? NO_DAY : UnixTime.day(began, zone).toString();
    }

    private static Map<String, Object> today(String date, Spending spending) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("date", date);
        fields.putAll(spending.counts());
        fields.put("cost", spending.usd());
        fields.put("total_tokens", spending.tokens().total());
        fields.put("estimated_cost_usd", spending.usd());
        fields.put("provenance", spending.provenance());
        return fields;
    }

    private static Map<String, Object> allTime(Spending spending) {
        Map<String, Object> fields = new LinkedHashMap<>(spending.counts());
        fields.put("tool_call_count", spending.calls());
        fields.put("total_tokens", spending.tokens().total());
        fields.put("estimated_cost_usd", spending.usd());
        fields.put("provenance", spending.provenance());
        return fields;
    }

    private static List<Map<String, Object>> byModel(
            Map<Optional<String>, Spending> models, PriceTable prices) {
        List<Map<String, Object>> rows = new ArrayList<>();
        models.entrySet().stream()
                .sorted((one, other) ->
                        Double.compare(other.getValue().exactUsd(), one.getValue().exactUsd()))
                .forEach(model -> {
                    Map<String, Object> fields = new LinkedHashMap<>();
                    fields.put("model", model.getKey().orElse("unknown"));
                    fields.put("matched_pricing", prices.match(model.getKey()).label());
                    fields.putAll(model.getValue().counts());
                    fields.put("cost", model.getValue().usd());
                    fields.put("provenance", model.getValue().provenance());
                    rows.add(fields);
                });
        return rows;
    }

    private static List<Map<String, Object>> trend(Map<String, Spending> days) {
        List<Map<String, Object>> rows = new ArrayList<>();
        days.forEach((day, spending) ->
                rows.add(
                        Fields.of(
                                "date", day,
                                "cost", spending.usd(),
                                "tokens", spending.tokens().total(),
                                "sessions", spending.sessions(),
                                "provenance", spending.provenance())));
        return rows;
    }
}
