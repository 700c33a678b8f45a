package dev.sightline.git;

import dev.sightline.git.GitTrouble.Kind;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One call of git in a repository that may be hostile: whatever its configuration names (a monitor,
 * a hook, a pager, a differ, a signature's checker, a remote that would have what is missing) is
 * not run. Git's own environment variables do not reach it, and it looks no higher than here.
 */
final class Call {
    /**
     * What came of it.
     *
     * @param output at most so many bytes as were asked for
     * @param cut whether there was more; the exit code says nothing then
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Result(int exit, byte[] output, boolean cut) {}

    /** git-config(1); each names or leads to a program, or changes the form of the output. */
    private static final List<String> SETTINGS =
            List.of(
                    "core.fsmonitor=false",
                    "core.hooksPath=/dev/null",
                    "core.pager=cat",
                    "core.sshCommand=false",
                    "core.alternateRefsCommand=false",
                    "core.quotePath=true",
                    "credential.helper=",
                    "protocol.allow=never",
                    "safe.bareRepository=explicit",
                    "log.showSignature=false",
                    "diff.external=",
                    "i18n.logOutputEncoding=UTF-8");

    private static final int AT_A_TIME = 2;

    private final Path program;
    private final Duration patience;
    private final Semaphore turns = new Semaphore(AT_A_TIME, true);

    Call(Path program, Duration patience) {
        this.program = program;
        this.patience = patience;
    }

    Result run(Path workTree, int limit, List<String> words) throws GitTrouble {
        try {
            if (!turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) throw busy();
            try {
                return runNow(workTree, limit, words);
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private Result runNow(Path workTree, int limit, List<String> words)
            throws GitTrouble, InterruptedException {
        Process process = started(workTree, words);
        Thread guard = Thread.ofVirtual().name("git-guard").start(() -> endInTime(process));
        try (InputStream out = process.getInputStream()) {
            byte[] output = out.readNBytes(limit + 1);
            if (output.length > limit) {
                return new Result(0, Arrays.copyOf(output, limit), true);
            }
            int exit = process.waitFor();
            // 128 + SIGKILL: ours.
            if (exit == 137) throw busy();
            return new Result(exit, output, false);
        } catch (IOException e) {
            throw busy();
        } finally {
            guard.interrupt();
            end(process);
        }
    }

    private Process started(Path workTree, List<String> words) throws GitTrouble {
        List<String> argv = new ArrayList<>(List.of(program.toString(), "--no-pager"));
        for (String setting : SETTINGS) argv.addAll(List.of("-c", setting));
        argv.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(argv).directory(workTree.toFile());
        Map<String, String> variables = builder.environment();
        variables
                .keySet()
                .removeIf(name -> name.startsWith("GIT_") || name.startsWith("SIGHTLINE_"));
        variables.putAll(environment(workTree));
        builder.redirectInput(Redirect.from(new File("/dev/null")));
        builder.redirectError(Redirect.DISCARD);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new GitTrouble(Kind.NO_GIT, "git cannot be started on this machine");
        }
    }

    /** git(1), "Environment Variables". */
    private static Map<String, String> environment(Path workTree) {
        return Map.of(
                "LC_ALL", "C",
                "LANGUAGE", "",
                "GIT_CEILING_DIRECTORIES", String.valueOf(workTree.getParent()),
                "GIT_ALLOW_PROTOCOL", "",
                "GIT_NO_LAZY_FETCH", "1",
                "GIT_ASKPASS", "false",
                "GIT_TERMINAL_PROMPT", "0",
                "GIT_OPTIONAL_LOCKS", "0",
                "GIT_LITERAL_PATHSPECS", "1");
    }

    private void endInTime(Process process) {
        try {
            if (!process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)) end(process);
        } catch (InterruptedException over) {
            // It was heard to its end.
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private GitTrouble busy() {
        return new GitTrouble(
                Kind.BUSY,
                "git gave no answer within %d s; try again".formatted(patience.toSeconds()));
    }
}
