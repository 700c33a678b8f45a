package dev.sightline.ralph.format;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A report of a loop for people, in Markdown. */
public final class Report {
    /** The newest so many are listed. */
    private static final int LISTED = 30;

    private final StringBuilder text = new StringBuilder();

    private Report() {}

    public static String of(
            String project,
            LoopStatus status,
            List<Iteration> iterations,
            Plan plan,
            Costs costs,
            Optional<Notification> pending,
            Instant now) {
        Report report = new Report();
        report.line("# " + project + ": " + status.word().word());
        report.line("");
        report.line("As of " + now.truncatedTo(ChronoUnit.SECONDS) + ".");
        report.line("");
        for (Clue clue : status.evidence()) report.clue(clue);
        pending.ifPresent(report::pending);
        report.figures(iterations, plan, costs);
        report.plan(plan);
        report.iterations(iterations, costs);
        return report.text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void clue(Clue clue) {
        String at =
                clue.at().map(when -> " (" + when.truncatedTo(ChronoUnit.SECONDS) + ")").orElse("");
        line("- " + clue.text() + at);
    }

    private void pending(Notification said) {
        line("");
        line(
                "> "
                        + said.prefix().map(prefix -> "**" + prefix + "** ").orElse("")
                        + flat(said.message()));
        said.details().ifPresent(details -> line("> " + flat(details)));
    }

    private void figures(List<Iteration> iterations, Plan plan, Costs costs) {
        double tokens =
                iterations.stream().flatMap(one -> one.tokens().stream()).mapToDouble(t -> t).sum();
        double seconds =
                iterations.stream()
                        .flatMap(one -> one.durationSeconds().stream())
                        .mapToDouble(t -> t)
                        .sum();
        line("");
        line("## Figures");
        line("");
        line("| | |");
        line("|---|---|");
        line("| Tasks | " + plan.done() + " of " + plan.total() + " |");
        line("| Iterations | " + iterations.size() + " |");
        line("| Time | " + time(seconds) + " |");
        line("| Tokens | " + thousands(tokens) + " |");
        line("| Cost | " + money(costs.total()) + " |");
        line("| Today | " + money(costs.today()) + " |");
        costs.projected().ifPresent(sum -> line("| Projected | " + money(sum) + " |"));
    }

    private void plan(Plan plan) {
        if (plan.phases().isEmpty()) return;
        line("");
        line("## Plan" + plan.status().map(word -> ": " + flat(word)).orElse(""));
        line("");
        for (Phase phase : plan.phases()) {
            if (phase.total() == 0) continue;
            line("- " + flat(phase.name()) + ": " + phase.done() + " of " + phase.total());
        }
    }

    private void iterations(List<Iteration> iterations, Costs costs) {
        if (iterations.isEmpty()) return;
        int from = Math.max(0, iterations.size() - LISTED);
        line("");
        line(from == 0 ? "## Iterations" : "## The last " + LISTED + " iterations");
        line("");
        line("| # | Start | Time | Tokens | Cost | Health | Tasks | Commit |");
        line("|---:|---|---:|---:|---:|---|---|---|");
        for (Iteration one : iterations.subList(from, iterations.size()).reversed()) {
            line(row(one, costs));
        }
        for (Iteration one : iterations.subList(from, iterations.size()).reversed()) {
            if (!one.hasErrors()) continue;
            line("");
            line("Iteration " + one.number() + ":");
            for (String error : one.errors()) line("- " + flat(error));
        }
    }

    private static String row(Iteration one, Costs costs) {
        return String.join(
                " | ",
                "| " + one.number(),
                cell(one.start().orElse("")),
                one.durationSeconds().map(Report::time).orElse(""),
                one.tokens().map(Report::thousands).orElse(""),
                costs.of(one.number()).map(Report::money).orElse(""),
                one.running() ? "running" : one.health().word(),
                cell(String.join(", ", one.tasksCompleted())),
                cell(one.commit().orElse("")) + " |");
    }

    private static String cell(String text) {
        return flat(text).replace("|", "\\|");
    }

    private static String flat(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static String thousands(double tokens) {
        return String.format(Locale.ROOT, "%.1fk", tokens);
    }

    private static String money(Money money) {
        String sum = String.format(Locale.ROOT, "$%.2f", money.usd());
        return sum + " " + money.provenance().name().toLowerCase(Locale.ROOT);
    }

    private static String time(double seconds) {
        long all = Math.round(seconds);
        if (all < 3600) return all / 60 + " min " + all % 60 + " s";
        return all / 3600 + " h " + all % 3600 / 60 + " min";
    }
}
