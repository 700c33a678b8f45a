package dev.sightline.ralph;

import dev.sightline.auth.Access;
import dev.sightline.auth.Role;
import dev.sightline.disk.Trouble;
import dev.sightline.event.Position;
import dev.sightline.http.Exchange;
import dev.sightline.http.Refusal;
import dev.sightline.http.Route;
import dev.sightline.ralph.log.Excerpt;
import dev.sightline.ralph.log.LogView;
import dev.sightline.ralph.log.Matches;
import dev.sightline.ralph.log.Query;
import dev.sightline.ralph.log.Range;
import dev.sightline.ralph.log.Search;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The log by bytes, by lines, and searched. */
final class LogRoutes {
    private static final List<String> SWITCH = List.of("0", "1");
    private static final int USUAL = 500;
    private static final int MOST = 2_000;

    private final Named named;
    private final LogReads reads;

    LogRoutes(Named named, LogReads reads) {
        this.named = named;
        this.reads = reads;
    }

    List<Route> all() {
        Access read = new Access.Needs(Role.VIEWER);
        return List.of(
                new Route("GET", "/api/projects/{id}/log", read, this::range),
                new Route("GET", "/api/projects/{id}/log/lines", read, this::lines),
                new Route("GET", "/api/projects/{id}/log/search", read, this::search));
    }

    private void range(Exchange exchange) throws Refusal, Trouble, Search.TooLong {
        OptionalLong offset = exchange.queryNumber("offset", 0, Long.MAX_VALUE);
        Optional<String> generation = exchange.query("generation").filter(one -> !one.isEmpty());
        Loop loop = named.loop(exchange);
        Map<String, @Nullable Object> fields =
                LogReads.steady(
                        loop.log(),
                        found -> {
                            LogView view = found.orElseThrow(LogReads::noLog);
                            boolean other = generation.filter(view.generation()::equals).isEmpty();
                            boolean anew = generation.isPresent() && other;
                            OptionalLong from = anew ? OptionalLong.of(0) : offset;
                            Range range = reads.read(() -> view.range(from));
                            return fields(view, range, anew);
                        });
        exchange.answer(fields);
    }

    private static Map<String, @Nullable Object> fields(LogView view, Range range, boolean anew) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("text", range.text());
        fields.put("offset", range.to());
        fields.put("generation", view.generation());
        fields.put("reset", anew || range.reset());
        fields.put("has_more", range.more());
        return fields;
    }

    private void lines(Exchange exchange) throws Refusal, Trouble, Search.TooLong {
        OptionalLong from = exchange.queryNumber("from", 1, Long.MAX_VALUE);
        int count = (int) exchange.queryNumber("count", 1, MOST).orElse(USUAL);
        Loop loop = named.loop(exchange);
        // Taken first: what was told up to there is in the log that is read after it.
        Position at = loop.snapshot().at();
        Map<String, @Nullable Object> fields =
                LogReads.steady(
                        loop.log(),
                        found -> {
                            LogView view = found.orElseThrow(LogReads::noLog);
                            Optional<Excerpt> lines =
                                    reads.read(() ->
                                            from.isEmpty()
                                                    ? Optional.of(view.last(count))
                                                    : view.from(from.getAsLong(), count));
                            return fields(view, lines.orElseThrow(LogRoutes::counting));
                        });
        exchange.setHeader("Sightline-Seq", at.toString());
        exchange.answer(fields);
    }

    private static Refusal counting() {
        return new Refusal(
                503, "counting", "The log is not counted so far yet; ask for its end, or later");
    }

    private static Map<String, @Nullable Object> fields(LogView view, Excerpt lines) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("generation", view.generation());
        fields.put("first", orNull(lines.first()));
        fields.put("total", orNull(lines.total()));
        fields.put("size", lines.size());
        fields.put("offset", lines.offset());
        fields.put("end", lines.end());
        fields.put("open", lines.open());
        fields.put("lines", lines.lines());
        return fields;
    }

    private static @Nullable Long orNull(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    private void search(Exchange exchange) throws Refusal, Trouble, Search.TooLong {
        Query query = query(exchange);
        Loop loop = named.loop(exchange);
        long deadline = System.nanoTime() + LogReads.LONGEST_SEARCH.toNanos();
        Map<String, @Nullable Object> fields =
                LogReads.steady(
                        loop.log(),
                        found -> {
                            LogView view = found.orElseThrow(LogReads::noLog);
                            Matches matches =
                                    reads.search(deadline, end -> view.search(query, end));
                            return fields(view, matches);
                        });
        exchange.answer(fields);
    }

    private static Map<String, @Nullable Object> fields(LogView view, Matches matches) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("generation", view.generation());
        fields.put("lines", matches.lines());
        fields.put("total", matches.total());
        return fields;
    }

    private static Query query(Exchange exchange) throws Refusal {
        boolean faults = exchange.queryWord("kind", List.of("all", "errors")).equals("errors");
        String text = faults ? exchange.query("q").orElse("") : exchange.requiredQuery("q");
        boolean regex = exchange.queryWord("regex", SWITCH).equals("1");
        boolean cases = exchange.queryWord("case", SWITCH).equals("1");
        if (text.length() > Query.LONGEST) {
            throw new Refusal(
                    400, "bad_request", "`q` has more than %d characters".formatted(Query.LONGEST));
        }
        Query query = new Query(text, regex, cases, faults);
        try {
            query.check();
        } catch (Query.Wrong e) {
            throw new Refusal(
                    400, "bad_expression", "`q` is no expression of RE2: " + e.getMessage());
        }
        return query;
    }
}
