package dev.sightline.hermes.collect;

import java.util.List;

/**
 * What a session is about.
 *
 * @param words that its first message or title has, as parts of words, too
 */
record PromptCluster(String label, List<String> words) {
    /** In the order in which they are tried. */
    static final List<PromptCluster> ALL =
            List.of(
                    of(
                            "git ops",
                            "commit",
                            "push",
                            "pull",
                            "merge",
                            "branch",
                            "rebase",
                            " pr ",
                            "pull request",
                            "release",
                            "tag",
                            "stash"),
                    of(
                            "debugging",
                            "fix",
                            "bug",
                            "error",
                            "broken",
                            "failing",
                            "crash",
                            "traceback",
                            "exception",
                            "not work",
                            "doesn't work"),
                    of(
                            "code gen",
                            "create",
                            "implement",
                            "add feature",
                            "build",
                            "write a",
                            "new function",
                            "new class",
                            "generate"),
                    of(
                            "refactor",
                            "refactor",
                            "rename",
                            "clean up",
                            "simplify",
                            "extract",
                            "reorganize",
                            "restructure",
                            "move"),
                    of(
                            "research",
                            "explain",
                            "how does",
                            "what is",
                            "what are",
                            "find",
                            "search",
                            "look at",
                            "investigate",
                            "understand"),
                    of(
                            "config/ops",
                            "install",
                            "configure",
                            "setup",
                            "deploy",
                            "env",
                            "systemd",
                            "cron",
                            "docker",
                            "service"),
                    of("docs", "readme", "documentation", "comment", "docstring", "document"));

    /** Of which nothing is known. */
    static final String OTHER = "other";

    private static PromptCluster of(String label, String... words) {
        return new PromptCluster(label, List.of(words));
    }

    /**
     * The label of the first that fits.
     *
     * @param text in small letters
     */
    static String label(String text) {
        for (PromptCluster cluster : ALL) {
            if (cluster.words.stream().anyMatch(text::contains)) return cluster.label;
        }
        return OTHER;
    }
}
