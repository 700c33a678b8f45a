package dev.sightline.bench;

import dev.sightline.bench.build.BuildRows;
import dev.sightline.bench.contender.Contender;
import dev.sightline.bench.delivery.DeliveryBench;
import dev.sightline.bench.hermes.HomeBench;
import dev.sightline.bench.kernel.KernelContenders;
import dev.sightline.bench.ralph.LoopRows;
import dev.sightline.bench.results.BuildResults;
import dev.sightline.bench.results.Crowds;
import dev.sightline.bench.results.DeliveryRow;
import dev.sightline.bench.results.HermesResults;
import dev.sightline.bench.results.KernelResults;
import dev.sightline.bench.results.Load;
import dev.sightline.bench.results.LoopResults;
import dev.sightline.bench.results.Machine;
import dev.sightline.bench.results.Plan;
import dev.sightline.bench.results.Results;
import dev.sightline.bench.results.ResultsFolder;
import dev.sightline.bench.results.ResultsPage;
import dev.sightline.bench.results.StartupRow;
import dev.sightline.bench.startup.StartupBench;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** Runs the rows that were asked for, prints them, and adds them to the results. */
@Command(name = "bench/run", description = "Measures Sightline beside its floor and its peer.")
public final class Main implements Callable<Integer> {

    @Mixin private Options options = new Options();

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    public static void main(String[] args) {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler(Main::explain);
        System.exit(line.execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Results.checkName(options.name);
        Plan plan = options.plan();
        options.crowdPlan();
        options.kernelPlan();
        options.loop.plan();
        options.build.plan();
        options.hermes.plan();
        StartupBench startup = new StartupBench(options.starts);
        List<Contender> contenders = options.contenders();
        options.notes().forEach(note -> err.println("bench: " + note));
        if (contenders.isEmpty()) {
            err.println("bench: nothing to measure");
            return 1;
        }
        Load load = Load.now(options.loadAverage);
        if (!load.calm()) {
            err.printf(
                    "bench: the machine is not calm (load average %.2f, cores busy %.0f %%):"
                            + " do not trust these figures%n",
                    load.averageOfOneMinute(), load.busyShare() * 100);
        }
        Path scratch = Files.createTempDirectory("sightline-bench");
        try {
            Results results = measure(contenders, plan, startup, load, scratch);
            out.println();
            out.print(ResultsPage.tables(results));
            if (options.results.isPresent()) {
                Path file = new ResultsFolder(options.results.get()).add(results);
                err.println("bench: written to " + file);
            }
        } finally {
            Scratch.delete(scratch);
        }
        return 0;
    }

    /** What happened and why, in a line each; the trace only for what nobody foresaw. */
    private static int explain(Exception failure, CommandLine line, ParseResult parsed)
            throws Exception {
        if (!(failure instanceof IOException || failure instanceof IllegalArgumentException)) {
            throw failure;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (!(cause instanceof ExecutionException)) {
                line.getErr().println("bench: " + cause.getMessage());
            }
        }
        return 1;
    }

    private Results measure(
            List<Contender> contenders, Plan plan, StartupBench startup, Load load, Path scratch)
            throws IOException, InterruptedException {
        String date = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        Consumer<String> progress = line -> err.println("bench: " + line);
        List<DeliveryRow> delivery = List.of();
        List<StartupRow> starts = new ArrayList<>();
        if (options.wants(Options.Row.delivery)) {
            delivery = new DeliveryBench(plan, progress).run(contenders, scratch);
        }
        if (options.wants(Options.Row.startup)) {
            for (Contender contender : contenders) {
                err.println("bench: starting " + contender.name());
                Path own = Files.createTempDirectory(scratch, "startup");
                starts.add(startup.run(contender, own));
            }
        }
        Optional<KernelContenders> kernels = options.kernels();
        Optional<Crowds> crowds =
                Optional.of(new CrowdRows(options, progress).measure(contenders, scratch));
        Optional<KernelResults> kernel = Optional.empty();
        if (kernels.isPresent()) {
            kernel = Optional.of(kernels.get().measure(options.kernelPlan(), progress, scratch));
        }
        Optional<LoopResults> loop = Optional.empty();
        List<Contender> followers = List.of();
        if (options.wants(Options.Row.ralph)) {
            followers = options.loop.contenders(contenders);
            loop =
                    Optional.of(
                            new LoopRows(
                                            plan,
                                            options.loop.plan(),
                                            options.loop.parts,
                                            options.loop.page,
                                            progress)
                                    .measure(followers, scratch));
        }
        Optional<BuildResults> build = Optional.empty();
        if (options.wants(Options.Row.build)) {
            build =
                    Optional.of(
                            new BuildRows(
                                            plan,
                                            options.build.plan(),
                                            options.build.parts,
                                            options.build.jar,
                                            options.build.options,
                                            progress)
                                    .measure(contenders, scratch));
        }
        Optional<HermesResults> hermes = Optional.empty();
        for (Contender contender : contenders) {
            boolean isAsked = options.wants(Options.Row.hermes) && hermes.isEmpty();
            if (!isAsked || !(contender instanceof Contender.Sightline sightline)) continue;
            Path own = Files.createTempDirectory(scratch, "hermes");
            hermes =
                    Optional.of(
                            new HomeBench(options.hermes.plan(), options.hermes.page, progress)
                                    .run(sightline, own));
        }
        return new Results(
                date,
                options.name,
                Machine.here(),
                load,
                plan,
                descriptions(contenders, followers, kernels),
                delivery,
                starts,
                crowds,
                kernel,
                loop,
                build,
                hermes,
                options.notes());
    }

    private static Map<String, String> descriptions(
            List<Contender> contenders,
            List<Contender> followers,
            Optional<KernelContenders> kernels) {
        Map<String, String> descriptions = new HashMap<>();
        followers.forEach(each -> descriptions.put(each.name(), each.description()));
        contenders.forEach(each -> descriptions.put(each.name(), each.description()));
        kernels.ifPresent(all -> descriptions.putAll(all.descriptions()));
        return descriptions;
    }
}
