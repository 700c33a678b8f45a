package dev.sightline.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.SseClient;
import dev.sightline.TestNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

class WatchFileTest {
    @TempDir Path temp;

    private Path folder;
    private Path file;
    private TestNode node;

    @BeforeEach
    void setUp() throws Exception {
        folder = Files.createDirectory(temp.toRealPath().resolve("served"));
        file = Files.writeString(folder.resolve("a.py"), "one\n");
        node = TestNode.serving(temp.resolve("state"), folder).start();
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    @Test
    void beginsWithTheFileAsItIs() throws Exception {
        try (SseClient client = node.watch(file)) {
            SseClient.Event initial = client.next();

            assertThat(initial.type()).isEqualTo("initial");
            assertThat(initial.text("path")).isEqualTo(file.toString());
            assertThat(initial.text("content")).isEqualTo("one\n");
            assertThat(initial.data().get("timestamp").isIntegralNumber()).isTrue();
            assertThat(initial.id()).isEqualTo(initial.text("etag"));
            assertThat(client.head())
                    .contains(
                            "Content-Type: text/event-stream",
                            "Cache-Control: no-cache",
                            "X-Accel-Buffering: no");
        }
    }

    @Test
    void addsNothingToTheBodiesThatOldClientsKnowButTheEtag() throws Exception {
        try (SseClient client = node.watch(file)) {
            assertThat(client.next().data().propertyNames())
                    .containsExactlyInAnyOrder("type", "path", "content", "timestamp", "etag");
            Files.delete(file);
            assertThat(client.next().data().propertyNames())
                    .containsExactlyInAnyOrder("type", "path", "timestamp");
        }
    }

    @Test
    void tellsFollowersHowTheTextIsStored() throws Exception {
        try (SseClient client = node.watch(file, "&follow=1")) {
            SseClient.Event initial = client.next();

            assertThat(initial.text("encoding")).isEqualTo("utf-8");
            assertThat(initial.text("eol")).isEqualTo("lf");
            assertThat(initial.data().get("size").asInt()).isEqualTo(4);
        }
    }

    @Test
    void sendsEachWriteOnce() throws Exception {
        try (SseClient client = node.watch(file)) {
            client.next();
            for (int i = 0; i < 20; i++) {
                Files.writeString(file, "version " + i + "\n");
                assertThat(client.next().text("content")).isEqualTo("version " + i + "\n");
            }
        }
    }

    @Test
    void sendsAnAtomicReplaceAsOneChange() throws Exception {
        try (SseClient client = node.watch(file)) {
            client.next();
            for (String version : List.of("two\n", "three\n")) {
                Path temporary = Files.writeString(folder.resolve("a.py.tmp"), version);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
                assertThat(client.next().text("content")).isEqualTo(version);
            }
        }
    }

    @Test
    void sendsAVimSaveAsOneChange() throws Exception {
        assertOneChangeBy("vim", "-es", "-u", "NONE", "-N", "-c", "normal Gotwo", "-c", "wq");
    }

    @Test
    void sendsAVimSaveWithBackupRenamesAsOneChange() throws Exception {
        assertOneChangeBy(
                "vim",
                "-es",
                "-u",
                "NONE",
                "-N",
                "-c",
                "set backup backupcopy=no",
                "-c",
                "normal Gotwo",
                "-c",
                "wq");
    }

    @Test
    void sendsASedInPlaceAsOneChange() throws Exception {
        assertOneChangeBy("sed", "-i", "s/one/one\\ntwo/");
    }

    private void assertOneChangeBy(String... command) throws Exception {
        try (SseClient client = node.watch(file)) {
            client.next();
            List<String> whole = new ArrayList<>(List.of(command));
            whole.add(file.toString());
            run(whole);
            assertThat(client.next().text("content")).isEqualTo("one\ntwo\n");
            // Whatever else that save had sent would come before this.
            Files.writeString(file, "end\n");
            assertThat(client.next().text("content")).isEqualTo("end\n");
        }
    }

    @Test
    void sendsAGitCheckoutAsOneChange() throws Exception {
        run(List.of("git", "init", "-q", "-b", "main"));
        commitAll("first");
        run(List.of("git", "checkout", "-q", "-b", "other"));
        Files.writeString(file, "other\n");
        commitAll("second");
        try (SseClient client = node.watch(file)) {
            client.next();
            run(List.of("git", "checkout", "-q", "main"));
            assertThat(client.next().text("content")).isEqualTo("one\n");
            run(List.of("git", "checkout", "-q", "other"));
            assertThat(client.next().text("content")).isEqualTo("other\n");
        }
    }

    private void commitAll(String message) throws Exception {
        run(List.of("git", "add", "a.py"));
        run(
                List.of(
                        "git",
                        "-c",
                        "user.name=t",
                        "-c",
                        "user.email=t@example.com",
                        "commit",
                        "-q",
                        "-m",
                        message));
    }

    @Test
    void saysNothingOfATouchOrTheSameContent() throws Exception {
        try (SseClient client = node.watch(file)) {
            client.next();
            run(List.of("touch", file.toString()));
            Files.writeString(file, "one\n");
            Files.writeString(file, "two\n");

            assertThat(client.next().text("content")).isEqualTo("two\n");
        }
    }

    @Test
    void takesADeletionThatComesBackWithinTheGraceForAChange() throws Exception {
        try (SseClient client = node.watch(file)) {
            client.next();
            Files.delete(file);
            Files.writeString(file, "again\n");

            assertThat(client.next().type()).isEqualTo("fileChanged");
        }
    }

    @Test
    void endsAfterADeletion() throws Exception {
        try (SseClient client = node.watch(file)) {
            client.next();
            Files.delete(file);

            assertThat(client.next().type()).isEqualTo("fileDeleted");
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void staysWithFollowAndTellsOfTheReturn() throws Exception {
        try (SseClient client = node.watch(file, "&follow=1")) {
            client.next();
            Files.delete(file);
            assertThat(client.next().type()).isEqualTo("fileDeleted");
            Files.writeString(file, "back\n");

            SseClient.Event back = client.next();
            assertThat(back.type()).isEqualTo("fileChanged");
            assertThat(back.text("content")).isEqualTo("back\n");
        }
    }

    @Test
    void staysWhenTheDirectoryGoesAndComesBack() throws Exception {
        Path sub = Files.createDirectory(folder.resolve("sub"));
        Path inner = Files.writeString(sub.resolve("b.py"), "b\n");
        try (SseClient client = node.watch(inner, "&follow=1")) {
            client.next();
            Files.delete(inner);
            Files.delete(sub);
            assertThat(client.next().type()).isEqualTo("fileDeleted");
            Files.createDirectory(sub);
            Files.writeString(inner, "b again\n");

            assertThat(client.next().text("content")).isEqualTo("b again\n");
        }
    }

    @Test
    void waitsForAFileThatIsNotThereYet() throws Exception {
        Path late = folder.resolve("late.py");
        try (SseClient client = node.watch(late, "&follow=1")) {
            SseClient.Event missing = client.next();
            assertThat(missing.type()).isEqualTo("error");
            assertThat(missing.text("message")).isEqualTo("File not found: " + late);
            assertThat(missing.text("code")).isEqualTo("not_found");
            Files.writeString(late, "here\n");

            assertThat(client.next().text("content")).isEqualTo("here\n");
        }
    }

    @Test
    void endsAfterAnError() throws Exception {
        try (SseClient client = node.watch(folder.resolve("missing.py"))) {
            assertThat(client.status()).isEqualTo(200);
            assertThat(client.next().type()).isEqualTo("error");
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void showsNoHalfOfAFileThatIsBeingWritten() throws Exception {
        try (SseClient client = node.watch(file)) {
            client.next();
            try (var out = Files.newOutputStream(file, StandardOpenOption.TRUNCATE_EXISTING)) {
                for (int i = 0; i < 16; i++) {
                    out.write("x".repeat(4096).getBytes(StandardCharsets.UTF_8));
                    // The other client's look comes amid the writing.
                    if (i == 8) {
                        try (SseClient late = node.watch(folder.resolve("nothing"))) {
                            late.next();
                        }
                    }
                }
            }
            assertThat(client.next().text("content")).hasSize(16 * 4096);
        }
    }

    @Test
    void showsNoHalfToAHerdOfNewcomers() throws Exception {
        List<SseClient> herd = new ArrayList<>();
        try (var out = Files.newOutputStream(file, StandardOpenOption.TRUNCATE_EXISTING)) {
            out.write("first half, ".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 14; i++) herd.add(node.watch(file));
            out.write("second half".getBytes(StandardCharsets.UTF_8));
        }
        for (SseClient client : herd) {
            assertThat(client.next().text("content")).isEqualTo("first half, second half");
            client.close();
        }
    }

    @Test
    void saysThatARootIsNoFile() throws Exception {
        try (SseClient client = node.watch(folder, "&follow=1")) {
            assertThat(client.next().text("code")).isEqualTo("not_a_file");
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void tellsEveryClientAndOnlyOfItsFile() throws Exception {
        Path other = Files.writeString(folder.resolve("b.py"), "b\n");
        try (SseClient one = node.watch(file);
                SseClient two = node.watch(file);
                SseClient three = node.watch(other)) {
            one.next();
            two.next();
            three.next();
            Files.writeString(file, "two\n");
            Files.writeString(other, "bb\n");

            assertThat(one.next().text("content")).isEqualTo("two\n");
            assertThat(two.next().text("content")).isEqualTo("two\n");
            assertThat(three.next().text("content")).isEqualTo("bb\n");
        }
    }

    @Test
    void comesBackWhenAFileThatIsTooLargeShrinks() throws Exception {
        Path large = folder.resolve("large.log");
        Files.write(large, new byte[6 * 1024 * 1024]);
        try (SseClient client = node.watch(large, "&follow=1")) {
            SseClient.Event error = client.next();
            assertThat(error.text("code")).isEqualTo("too_large");
            Files.writeString(large, "small\n");

            assertThat(client.next().text("content")).isEqualTo("small\n");
        }
    }

    @Test
    void refusesMoreStreamsThanTheLimit() throws Exception {
        node.close();
        node = TestNode.serving(temp.resolve("state"), folder).withMaxStreams(2).start();
        try (SseClient one = node.watch(file);
                SseClient two = node.watch(file)) {
            one.next();
            two.next();
            var refused = node.get("/api/watch-file?path=" + TestNode.encoded(file));

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("Too many active watchers");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        }
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(String.join(" ", command) + ": " + output).isZero();
    }
}
