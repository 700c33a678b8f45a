package dev.sightline.ralph;

import dev.sightline.auth.Access;
import dev.sightline.auth.Role;
import dev.sightline.disk.Disk;
import dev.sightline.git.Commit;
import dev.sightline.git.CommitDiff;
import dev.sightline.git.Git;
import dev.sightline.git.GitTrouble;
import dev.sightline.http.Exchange;
import dev.sightline.http.Refusal;
import dev.sightline.http.Route;
import dev.sightline.project.Project;
import dev.sightline.watch.Ignore;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The commits of a project. */
final class HistoryRoutes {
    private static final int MOST = 500;
    private static final long DEFAULT = 50;
    private static final int HASH = 5;

    private final Named named;
    private final Disk disk;
    private final Git git;

    HistoryRoutes(Named named, Disk disk, Git git) {
        this.named = named;
        this.disk = disk;
        this.git = git;
    }

    List<Route> all() {
        Access read = new Access.Needs(Role.VIEWER);
        return List.of(
                new Route("GET", "/api/projects/{id}/git/log", read, this::log),
                new Route("GET", "/api/projects/{id}/git/diff/{hash}", read, this::diff));
    }

    private void log(Exchange exchange) throws Refusal {
        int limit = (int) exchange.queryNumber("limit", 1, MOST).orElse(DEFAULT);
        int offset = (int) exchange.queryNumber("offset", 0, Integer.MAX_VALUE).orElse(0);
        Project project = named.loop(exchange).project();
        try {
            exchange.answer(
                    git.log(project.path(), limit, offset).stream()
                            .map(HistoryRoutes::json)
                            .toList());
        } catch (GitTrouble trouble) {
            throw refusal(trouble);
        }
    }

    private void diff(Exchange exchange) throws Refusal {
        String hash = exchange.segment(HASH);
        Project project = named.loop(exchange).project();
        if (!Git.isHash(hash)) {
            throw new Refusal(400, "bad_hash", "A commit is named by 4 to 40 hex digits");
        }
        // A secret that was committed once is one still.
        Ignore hidden = disk.hidden(project.root());
        try {
            CommitDiff diff =
                    git.diff(
                            project.path(),
                            hash,
                            file ->
                                    !hidden.ignores(
                                            project.path().resolve(file).toString(), false));
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("hash", diff.hash());
            fields.put("diff", diff.text());
            fields.put("cut", diff.cut());
            exchange.answer(fields);
        } catch (GitTrouble trouble) {
            throw refusal(trouble);
        }
    }

    private static Map<String, Object> json(Commit commit) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("hash", commit.hash());
        fields.put("author", commit.author());
        fields.put("date", commit.date());
        fields.put("message", commit.message());
        fields.put("files_changed", commit.filesChanged());
        fields.put("insertions", commit.insertions());
        fields.put("deletions", commit.deletions());
        return fields;
    }

    private static Refusal refusal(GitTrouble trouble) {
        int status =
                switch (trouble.kind()) {
                    case NO_COMMIT -> 404;
                    case NO_GIT, BUSY, FAILED -> 503;
                };
        String code =
                switch (trouble.kind()) {
                    case NO_COMMIT -> "no_commit";
                    case NO_GIT -> "no_git";
                    case BUSY -> "busy";
                    case FAILED -> "git_failed";
                };
        return new Refusal(status, code, trouble.detail());
    }
}
