package dev.sightline.git;

import dev.sightline.git.GitTrouble.Kind;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The history of a directory that is a git repository itself, by the git of the machine. */
public final class Git {
    /** Of a diff. */
    public static final int LIMIT = 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Of 500 commits, with the longest first lines that anybody wrote. */
    private static final int LOG_LIMIT = 4 * 1024 * 1024;

    /** Paths that one call is given; a command has no room for any number of words. */
    private static final int MOST_PATHS = 1000;

    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{4,40}");
    private static final int PARTS = 5;

    /** Nothing of the patch is made by another program. */
    private static final List<String> PLAIN =
            List.of(
                    "--no-color",
                    "--no-ext-diff",
                    "-O/dev/null",
                    "--no-textconv",
                    "--no-renames",
                    "--submodule=short",
                    "--diff-merges=first-parent",
                    "--no-show-signature");

    private final Optional<Call> call;

    /**
     * @param path of the environment, where git is looked for
     */
    public Git(Optional<String> path) {
        this(path, PATIENCE);
    }

    Git(Optional<String> path, Duration patience) {
        this.call = path.flatMap(Git::find).map(program -> new Call(program, patience));
    }

    /** Whether a hash could be one: 4 to 40 hex digits. */
    public static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }

    /**
     * The newest first; none where the directory is no repository, or has no commit.
     *
     * @param workTree absolute, without links
     */
    public List<Commit> log(Path workTree, int limit, int offset) throws GitTrouble {
        Call git = here();
        if (!isRepository(workTree)) return List.of();
        // Without a commit there is no HEAD to log, and that is no failure.
        if (git.run(workTree, LIMIT, List.of("rev-parse", "--verify", "--quiet", "HEAD")).exit()
                == 1) {
            return List.of();
        }
        List<String> words = new ArrayList<>(List.of("log"));
        words.addAll(PLAIN);
        words.addAll(
                List.of(
                        "--shortstat",
                        "--max-count=" + limit,
                        "--skip=" + offset,
                        "--format=%x00%H%x00%an%x00%aI%x00%s%x00",
                        "--end-of-options",
                        "HEAD"));
        Call.Result result = git.run(workTree, LOG_LIMIT, words);
        if (result.exit() != 0) throw failed();
        return commits(text(result));
    }

    /**
     * What a commit changed; of a merge, what it brought.
     *
     * @param shown whether a file may be, by its path from the work tree
     */
    public CommitDiff diff(Path workTree, String hash, Predicate<String> shown) throws GitTrouble {
        Call git = here();
        if (!isHash(hash) || !isRepository(workTree)) throw noCommit(hash);
        Call.Result names =
                git.run(workTree, LIMIT, show(List.of("--name-only", "-z"), hash, List.of()));
        if (names.exit() != 0) throw noCommit(hash);
        List<String> all =
                List.of(text(names).split("\0")).stream().filter(n -> !n.isEmpty()).toList();
        List<String> some = all.stream().filter(shown).limit(MOST_PATHS).toList();
        boolean whole = some.size() == all.size() && !names.cut();
        if (some.isEmpty()) return new CommitDiff(hash, "", !whole);
        Call.Result patch =
                git.run(workTree, LIMIT, show(List.of("--patch"), hash, whole ? List.of() : some));
        if (patch.exit() != 0) throw failed();
        return new CommitDiff(hash, text(patch), patch.cut() || !whole);
    }

    private static List<String> show(List<String> form, String hash, List<String> paths) {
        List<String> words = new ArrayList<>(List.of("show", "--format="));
        words.addAll(PLAIN);
        words.addAll(List.of("--src-prefix=a/", "--dst-prefix=b/"));
        words.addAll(form);
        words.addAll(List.of("--end-of-options", hash + "^{commit}"));
        if (!paths.isEmpty()) words.add("--");
        words.addAll(paths);
        return words;
    }

    /**
     * Whether its history lies in the directory itself: not above it, and not elsewhere, where
     * nobody said that it may be shown. So a second work tree of a repository has none here.
     */
    static boolean isRepository(Path workTree) {
        Path git = workTree.resolve(".git");
        boolean own =
                List.of("", "objects", "objects/pack", "refs").stream()
                        .allMatch(name ->
                                Files.isDirectory(git.resolve(name), LinkOption.NOFOLLOW_LINKS));
        boolean borrows =
                List.of("commondir", "objects/info/alternates").stream()
                        .anyMatch(
                                name -> Files.exists(git.resolve(name), LinkOption.NOFOLLOW_LINKS));
        return own && !borrows;
    }

    /** Five parts a commit, with zero bytes between, which git lets nobody write into one. */
    static List<Commit> commits(String output) {
        String[] parts = output.split("\0", -1);
        List<Commit> commits = new ArrayList<>();
        for (int at = 1; at + PARTS <= parts.length; at += PARTS) {
            String counts = parts[at + 4];
            commits.add(
                    new Commit(
                            parts[at],
                            parts[at + 1],
                            parts[at + 2],
                            parts[at + 3],
                            count(counts, "file"),
                            count(counts, "insertion"),
                            count(counts, "deletion")));
        }
        return commits;
    }

    private static int count(String counts, String what) {
        Matcher matcher = Pattern.compile("(\\d{1,9}) " + what).matcher(counts);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private Call here() throws GitTrouble {
        return call.orElseThrow(() ->
                new GitTrouble(Kind.NO_GIT, "This machine has no git; install it to see history"));
    }

    private static Optional<Path> find(String path) {
        for (String folder : path.split(":", -1)) {
            if (!folder.startsWith("/")) continue;
            Path program = Path.of(folder, "git");
            if (Files.isRegularFile(program) && Files.isExecutable(program)) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }

    private static String text(Call.Result result) {
        return new String(result.output(), StandardCharsets.UTF_8);
    }

    private static GitTrouble failed() {
        return new GitTrouble(
                Kind.FAILED, "git cannot read this repository; run `git log` in it to see why");
    }

    private static GitTrouble noCommit(String hash) {
        return new GitTrouble(Kind.NO_COMMIT, "There is no commit " + hash);
    }
}
