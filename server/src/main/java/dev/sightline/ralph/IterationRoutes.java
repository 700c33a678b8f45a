package dev.sightline.ralph;

import dev.sightline.auth.Access;
import dev.sightline.auth.Role;
import dev.sightline.disk.Trouble;
import dev.sightline.http.Exchange;
import dev.sightline.http.Parameters;
import dev.sightline.http.Refusal;
import dev.sightline.http.Route;
import dev.sightline.ralph.format.Costs;
import dev.sightline.ralph.format.Iteration;
import dev.sightline.ralph.log.LogView;
import dev.sightline.ralph.log.Range;
import dev.sightline.ralph.log.Search;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The iterations of a loop: pages of them, some with their part of the log, one. */
final class IterationRoutes {
    private static final int NUMBER = 4;
    private static final int USUAL = 50;
    private static final int MOST = 500;
    private static final int MOST_DETAILS = 200;

    /** Bytes of the log in one answer, shared by all that it holds. */
    private static final int MOST_LOG = 4 * 1024 * 1024;

    private final Named named;
    private final Figures figures;
    private final LogReads reads;

    IterationRoutes(Named named, Figures figures, LogReads reads) {
        this.named = named;
        this.figures = figures;
        this.reads = reads;
    }

    List<Route> all() {
        Access read = new Access.Needs(Role.VIEWER);
        String path = "/api/projects/{id}/iterations";
        return List.of(
                new Route("GET", path, read, this::page),
                new Route("GET", path + "/details", read, this::details),
                new Route("GET", path + "/{number}", read, this::one));
    }

    private void page(Exchange exchange) throws Refusal {
        String status = exchange.queryWord("status", List.of("all", "success", "error"));
        boolean descending = exchange.queryWord("sort", List.of("asc", "desc")).equals("desc");
        int limit = (int) exchange.queryNumber("limit", 1, MOST).orElse(USUAL);
        int offset = (int) exchange.queryNumber("offset", 0, Integer.MAX_VALUE).orElse(0);
        Loop.Snapshot now = named.loop(exchange).snapshot();
        Costs costs = figures.costs(now);
        List<Iteration> wanted =
                now.iterations().stream().filter(one -> isOf(status, one)).toList();
        List<Iteration> ordered = descending ? wanted.reversed() : wanted;
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(
                "iterations",
                ordered.stream()
                        .skip(offset)
                        .limit(limit)
                        .map(one -> one.fields(costs.of(one.number())))
                        .toList());
        fields.put("total", wanted.size());
        exchange.setHeader("Sightline-Seq", now.at().toString());
        exchange.answer(fields);
    }

    /** An error is what its health calls failed; it is no success, whatever its status. */
    private static boolean isOf(String status, Iteration one) {
        boolean failed = one.health() == Iteration.Health.FAILED;
        return switch (status) {
            case "error" -> failed;
            case "success" -> !failed && one.status().filter("success"::equals).isPresent();
            default -> true;
        };
    }

    private void details(Exchange exchange) throws Refusal, Trouble, Search.TooLong {
        List<String> said = exchange.queries("numbers");
        if (said.isEmpty() || said.size() > MOST_DETAILS) {
            throw new Refusal(
                    400,
                    "bad_request",
                    "`numbers` names the iterations, 1 to %d of them: ?numbers=1&numbers=2"
                            .formatted(MOST_DETAILS));
        }
        List<Integer> numbers = new ArrayList<>();
        for (String one : said) numbers.add(number("numbers", one));
        exchange.answer(withLogs(named.loop(exchange), numbers));
    }

    private void one(Exchange exchange) throws Refusal, Trouble, Search.TooLong {
        int number = number("number", exchange.segment(NUMBER));
        List<Map<String, @Nullable Object>> found = withLogs(named.loop(exchange), List.of(number));
        if (found.isEmpty()) {
            throw new Refusal(404, "no_iteration", "There is no iteration " + number);
        }
        exchange.answer(found.getFirst());
    }

    private static int number(String name, String said) throws Refusal {
        return (int) Parameters.number(name, said, 0, Integer.MAX_VALUE);
    }

    /** In the order of the numbers; what does not exist is left out. */
    private List<Map<String, @Nullable Object>> withLogs(Loop loop, List<Integer> numbers)
            throws Refusal, Trouble, Search.TooLong {
        int most = Math.min(Range.MOST, MOST_LOG / numbers.size());
        return LogReads.steady(
                loop.log(),
                view -> {
                    Loop.Snapshot now = loop.snapshot();
                    Costs costs = figures.costs(now);
                    Map<Integer, Iteration> all = new HashMap<>();
                    now.iterations().forEach(one -> all.put(one.number(), one));
                    List<Iteration> wanted =
                            numbers.stream()
                                    .flatMap(
                                            number -> Optional.ofNullable(all.get(number)).stream())
                                    .toList();
                    return reads.read(() -> {
                        List<Map<String, @Nullable Object>> answers = new ArrayList<>();
                        for (Iteration one : wanted) {
                            Map<String, @Nullable Object> fields =
                                    one.fields(costs.of(one.number()));
                            addLog(fields, one, view, most);
                            answers.add(fields);
                        }
                        return answers;
                    });
                });
    }

    private static void addLog(
            Map<String, @Nullable Object> fields, Iteration one, Optional<LogView> view, int most)
            throws Trouble {
        if (view.isEmpty() || one.span().isEmpty()) {
            fields.put("log_output", null);
            return;
        }
        Range part = view.get().endOf(one.span().get(), most);
        fields.put("log_output", part.text());
        fields.put("log_cut", part.from() - one.span().get().from());
    }
}
