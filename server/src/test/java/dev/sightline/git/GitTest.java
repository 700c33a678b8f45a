package dev.sightline.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

class GitTest {
    @TempDir Path temp;

    private final Git git = new Git(Optional.ofNullable(System.getenv("PATH")));

    @Test
    void tellsTheCommitsTheNewestFirst() throws Exception {
        Repository repository = new Repository(temp.resolve("project"));
        String first = repository.commit("First: ünïcode\n\nbody", "a.txt", "1\n2\n");
        String second = repository.commit("Second", "b/ä b.txt", "x\n");
        Files.writeString(repository.folder.resolve("a.txt"), "1\n3\n4\n");
        String third = repository.commit("Third", "c.txt", "c\n");

        assertThat(git.log(repository.folder, 2, 0))
                .containsExactly(
                        commit(third, "Third", 2, 3, 1), commit(second, "Second", 1, 1, 0));
        assertThat(git.log(repository.folder, 50, 2))
                .containsExactly(commit(first, "First: ünïcode", 1, 2, 0));
        assertThat(git.log(repository.folder, 50, 3)).isEmpty();
    }

    @Test
    void takesNoSeparatorFromAMessage() throws Exception {
        Repository repository = new Repository(temp.resolve("project"));
        String hash = repository.commit("One\u001e\u001f 9 files changed", "a", "1\n");

        assertThat(git.log(repository.folder, 50, 0))
                .containsExactly(commit(hash, "One\u001e\u001f 9 files changed", 1, 1, 0));
    }

    @Test
    void showsWhatACommitChanged() throws Exception {
        Repository repository = new Repository(temp.resolve("project"));
        repository.commit("First", "a.txt", "1\n2\n");
        String hash = repository.commit("Second", "a.txt", "1\n3\n");

        CommitDiff diff = diff(repository, hash.substring(0, 7));
        assertThat(diff.text()).startsWith("diff --git a/a.txt b/a.txt").endsWith(" 1\n-2\n+3\n");
        assertThat(diff.cut()).isFalse();
    }

    @Test
    void leavesOutWhatMayNotBeShown() throws Exception {
        Repository repository = new Repository(temp.resolve("project"));
        repository.commit("First", ".env", "SECRET=old\nSAME=1\nSAME=2\n");
        Files.move(repository.folder.resolve(".env"), repository.folder.resolve("env.txt"));
        String hash = repository.commit("Moved", "a.txt", "1\n");

        CommitDiff diff = git.diff(repository.folder, hash, name -> !name.startsWith(".env"));
        assertThat(diff.text()).contains("a.txt", "env.txt").doesNotContain("-SECRET", "a/.env");
        assertThat(diff.cut()).isTrue();
        assertThat(git.diff(repository.folder, hash, _ -> false).text()).isEmpty();
    }

    @Test
    void cutsALongDiff() throws Exception {
        Repository repository = new Repository(temp.resolve("project"));
        String hash = repository.commit("Much", "a.txt", "0123456789\n".repeat(200_000));

        CommitDiff diff = diff(repository, hash);
        assertThat(diff.cut()).isTrue();
        assertThat(diff.text()).hasSize(Git.LIMIT);
    }

    @Test
    void hasNoHistoryWhereTheDirectoryIsNoRepositoryItself() throws Exception {
        Repository above = new Repository(temp.resolve("above"));
        above.commit("Above", "inner/a.txt", "1\n");
        Path inner = above.folder.resolve("inner");
        above.git("worktree", "add", "--quiet", above.folder.resolve("second").toString());
        Files.createDirectories(inner.resolve("broken/.git/objects/pack"));
        Files.createDirectories(inner.resolve("broken/.git/refs"));
        Path borrower = new Repository(temp.resolve("borrower")).folder;
        Files.createDirectories(borrower.resolve(".git/objects/info"));
        Files.writeString(
                borrower.resolve(".git/objects/info/alternates"),
                above.folder.resolve(".git/objects") + "\n");

        assertThat(git.log(inner, 50, 0)).isEmpty();
        assertThat(git.log(above.folder.resolve("second"), 50, 0)).isEmpty();
        assertThat(git.log(borrower, 50, 0)).isEmpty();
        assertThat(git.log(new Repository(temp.resolve("empty")).folder, 50, 0)).isEmpty();
        assertThat(kindOf(() -> git.log(inner.resolve("broken"), 50, 0)))
                .isEqualTo(GitTrouble.Kind.FAILED);
        String hash = above.git("rev-parse", "HEAD").strip();
        assertThat(kindOf(() -> git.diff(borrower, hash, _ -> true)))
                .isEqualTo(GitTrouble.Kind.NO_COMMIT);
    }

    @Test
    void asksForNothingButAHash() throws Exception {
        Repository repository = new Repository(temp.resolve("project"));
        repository.commit("First", "a.txt", "1\n");

        for (String hash : List.of("HEAD", "--output=x", "-p", "main", "", "abc", "dead", "g000")) {
            assertThat(kindOf(() -> diff(repository, hash))).isEqualTo(GitTrouble.Kind.NO_COMMIT);
        }
    }

    @Test
    void saysThatThereIsNoGit() {
        Git none = new Git(Optional.of(temp.toString()));

        assertThat(kindOf(() -> none.log(temp, 1, 0))).isEqualTo(GitTrouble.Kind.NO_GIT);
    }

    @Test
    void waitsForNoGitThatHangs() throws Exception {
        Repository repository = new Repository(temp.resolve("project"));
        Path bin = Files.createDirectories(temp.resolve("bin"));
        executable(bin.resolve("git"), "sleep 60; exit 0");
        Git slow = new Git(Optional.of(bin.toString()), Duration.ofMillis(200));

        assertThat(kindOf(() -> slow.log(repository.folder, 1, 0))).isEqualTo(GitTrouble.Kind.BUSY);
    }

    @Test
    void runsNothingThatARepositoryNames() throws Exception {
        Repository repository = new Repository(temp.resolve("project"));
        String first = repository.commit("First", "a.bin", "1\n");
        Path ran = temp.resolve("ran");
        Path canary = temp.resolve("canary");
        executable(canary, "echo \"$0 $*\" >> " + ran + "; exec cat");
        Files.writeString(
                repository.folder.resolve(".gitattributes"), "*.bin diff=evil filter=evil\n");
        String signed = signed(repository);
        for (String key :
                List.of(
                        "core.fsmonitor",
                        "core.pager",
                        "core.sshCommand",
                        "core.editor",
                        "core.askPass",
                        "core.alternateRefsCommand",
                        "pager.log",
                        "pager.show",
                        "diff.external",
                        "diff.evil.command",
                        "diff.evil.textconv",
                        "filter.evil.clean",
                        "filter.evil.smudge",
                        "filter.evil.process",
                        "gpg.program",
                        "gpg.ssh.program",
                        "credential.helper",
                        "interactive.diffFilter",
                        "remote.evil.uploadpack",
                        "alias.log",
                        "alias.show",
                        "uploadpack.packObjectsHook")) {
            repository.git("config", key, (key.startsWith("alias") ? "!" : "") + canary);
        }
        for (String setting : List.of("log.showSignature", "commit.gpgSign")) {
            repository.git("config", setting, "true");
        }
        Path hooks = Files.createDirectories(repository.folder.resolve(".git/hooks"));
        for (String hook : List.of("post-checkout", "reference-transaction", "post-index-change")) {
            executable(hooks.resolve(hook), canary.toString());
        }

        assertThat(git.log(repository.folder, 50, 0)).hasSize(3);
        assertThat(diff(repository, signed).text()).contains("+2");
        // A repository that lacks an object, and says where it could be had.
        String tree = repository.git("rev-parse", first + "^{tree}").strip();
        Files.delete(
                repository.folder.resolve(
                        ".git/objects/" + tree.substring(0, 2) + "/" + tree.substring(2)));
        repository.git("config", "core.repositoryFormatVersion", "1");
        repository.git("config", "extensions.partialClone", "evil");
        repository.git("config", "remote.evil.promisor", "true");
        for (String url : List.of("ext::" + canary, "ssh://evil/x", temp.toString())) {
            repository.git("config", "remote.evil.url", url);
            assertThat(kindOf(() -> git.log(repository.folder, 50, 0)))
                    .isEqualTo(GitTrouble.Kind.FAILED);
            assertThat(kindOf(() -> diff(repository, first))).isNotNull();
        }

        assertThat(ran).doesNotExist();
    }

    /** The same repository without our care would run it: the trap is a trap. */
    @Test
    void wouldElseHaveRunIt() throws Exception {
        Repository repository = new Repository(temp.resolve("project"));
        repository.commit("First", "a.txt", "1\n");
        Path ran = temp.resolve("ran");
        Path canary = temp.resolve("canary");
        executable(canary, "echo ran >> " + ran);
        repository.git("config", "diff.external", canary.toString());

        repository.git("show", "--ext-diff");

        assertThat(ran).exists();
    }

    /** A commit with something in the place of a signature, and one above it. */
    private static String signed(Repository repository) throws Exception {
        String second = repository.commit("Second", "a.bin", "2\n");
        String body = repository.git("cat-file", "commit", second);
        String signature =
                "gpgsig -----BEGIN PGP SIGNATURE-----\n x\n -----END PGP SIGNATURE-----\n";
        Path file = repository.folder.resolve(".git/commit");
        Files.writeString(file, body.replaceFirst("\n\n", "\n" + signature + "\n"));
        String hash = repository.git("hash-object", "-t", "commit", "-w", file.toString()).strip();
        repository.git("reset", "--quiet", "--soft", hash);
        repository.commit("Third", "b.bin", "3\n");
        return hash;
    }

    private static void executable(Path file, String script) throws Exception {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private CommitDiff diff(Repository repository, String hash) throws GitTrouble {
        return git.diff(repository.folder, hash, _ -> true);
    }

    private static Commit commit(String hash, String message, int files, int plus, int minus) {
        return new Commit(hash, "Ann Öz", "2026-02-08T01:11:47+01:00", message, files, plus, minus);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static GitTrouble.Kind kindOf(Work work) {
        return catchThrowableOfType(GitTrouble.class, work::run).kind();
    }
}
