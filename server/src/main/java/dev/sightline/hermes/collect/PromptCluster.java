package dev.sightline.hermes.collect;

import java.util.regex.Pattern;

/** What a session is about, by words in its first message and title; in this order. */
enum PromptCluster {
    GIT("git ops", "commit|push|pull|merge|branch|rebase| pr |pull request|release|tag|stash"),
    DEBUGGING(
            "debugging",
            "fix|bug|error|broken|failing|crash|traceback|exception|not work|doesn't work"),
    CODE("code gen", "create|implement|add feature|build|write a|new function|new class|generate"),
    REFACTOR("refactor", "refactor|rename|clean up|simplify|extract|reorganize|restructure|move"),
    RESEARCH(
            "research",
            "explain|how does|what is|what are|find|search|look at|investigate|understand"),
    OPERATIONS("config/ops", "install|configure|setup|deploy|env|systemd|cron|docker|service"),
    DOCUMENTS("docs", "readme|documentation|comment|docstring|document"),
    /** Of which nothing is known. */
    OTHER("other", "");

    private final String label;
    private final Pattern words;

    PromptCluster(String label, String words) {
        this.label = label;
        this.words = Pattern.compile(words);
    }

    String label() {
        return label;
    }

    /**
     * @param text in small letters
     */
    static PromptCluster of(String text) {
        for (PromptCluster cluster : values()) {
            if (cluster.words.matcher(text).find()) return cluster;
        }
        return OTHER;
    }
}
