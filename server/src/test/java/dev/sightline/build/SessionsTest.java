package dev.sightline.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.process.Identity;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Builds that are run: what becomes of them, and that nothing of them is left. */
class SessionsTest {
    @TempDir Path temp;

    private Works works;

    @BeforeEach
    void setUp() throws Exception {
        works = new Works(temp).start();
    }

    @AfterEach
    void tearDown() throws Exception {
        works.close();
    }

    private static boolean lives(long pid) {
        return Identity.of(pid).isPresent();
    }

    /** A number that the build has said: {@code child=12}. */
    private long said(String session, String name) throws Exception {
        works.awaitTerminal(session, name + "=");
        String terminal = works.terminal(session);
        String rest = terminal.substring(terminal.indexOf(name + "=") + name.length() + 1);
        return Long.parseLong(rest.split("\\D", 2)[0]);
    }

    @Test
    void runsACommandOnATerminalAndKeepsAllThatItWrites() throws Exception {
        works.listen();
        String session =
                works.runScript("test -t 1 && printf '\\033[32mgrün\\033[0m\\n'", "pwd", "exit 0");
        JsonNode status = works.awaitStatus(session, "completed");

        String all = "\u001b[32mgrün\u001b[0m\r\n" + works.project + "\r\n";
        assertThat(works.terminal(session)).isEqualTo(all);
        assertThat(status.get("exit_code").asInt()).isZero();
        assertThat(status.get("terminal_bytes").asInt()).isEqualTo(all.length() + 1);
        assertThat(status.get("project_alias").asString()).isEqualTo("shop");
        assertThat(status.get("started_at").isNull()).isFalse();
        StringBuilder told = new StringBuilder();
        long offset = 0;
        for (JsonNode part : works.data("terminal_output")) {
            assertThat(part.get("offset").asLong()).isEqualTo(offset);
            offset += part.get("length").asLong();
            told.append(part.get("output").asString());
        }
        assertThat(told).hasToString(all);
        assertThat(works.data("build_status"))
                .extracting(one -> one.get("status").asString())
                .containsSubsequence("initializing", "running", "completed");
    }

    @Test
    void tellsTheOutputAgainToWhoComesLater() throws Exception {
        String place = works.node.position();
        String session = works.runScript("seq 1 2000");
        works.awaitStatus(session, "completed");
        works.listen(place);
        await().atMost(Works.PATIENCE)
                .untilAsserted(() -> {
                    StringBuilder told = new StringBuilder();
                    works.data("terminal_output")
                            .forEach(part -> told.append(part.get("output").asString()));
                    assertThat(told).hasToString(works.terminal(session));
                });
    }

    @Test
    void saysHowItFailed() throws Exception {
        JsonNode failed = works.awaitStatus(works.runScript("exit 3"), "failed");
        assertThat(failed.get("exit_code").asInt()).isEqualTo(3);
        assertThat(failed.get("signal").isNull()).isTrue();

        JsonNode killed = works.awaitStatus(works.runScript("kill -9 $$"), "failed");
        assertThat(killed.get("signal").asString()).isEqualTo("SIGKILL");
        assertThat(killed.at("/errors/0/error").asString()).contains("SIGKILL");
        assertThat(works.refusal("POST", "/api/build/start", works.order(List.of("nope"))))
                .isEqualTo("422 no_command There is no program nope");
    }

    private String standing() throws Exception {
        String word = works.build().get("standing").asString();
        assertThat(works.json("GET", "/api/projects/shop", "").get("status").asString())
                .isEqualTo(word);
        return word;
    }

    /** Its page and its card are asked for one after the other: it may change in between. */
    private void awaitStanding(String word) {
        await().atMost(Works.PATIENCE).untilAsserted(() -> assertThat(standing()).isEqualTo(word));
    }

    @Test
    void standsAsItsLastRunEndedUntilACheckpointSaysMore() throws Exception {
        String half = "{\"phase\":\"half\",\"components\":[%s]}";
        works.checkpoint(1, half.formatted(Works.component("a", "in_progress", 40)));
        awaitStanding("in_progress");

        works.awaitStatus(works.runScript("exit 3"), "failed");
        assertThat(standing()).isEqualTo("failed");
        assertThat(
                        works.json("GET", "/api/projects/shop", "")
                                .at("/summary/attention/text")
                                .asString())
                .isEqualTo("failed: exit 3, sh -c exit 3");
        String session = works.runScript("sleep 600");
        works.awaitStatus(session, "running");
        assertThat(standing()).isEqualTo("running");
        works.steer("cancel", session);
        assertThat(standing()).isEqualTo("cancelled");
        works.awaitStatus(works.runScript("exit 0"), "completed");
        assertThat(standing()).isEqualTo("completed");

        works.checkpoint(2, half.formatted(Works.component("a", "in_progress", 50)));
        awaitStanding("in_progress");
        works.checkpoint(2, half.formatted(Works.component("a", "error", 50)));
        awaitStanding("failed");
        works.awaitStatus(works.runScript("exit 0"), "completed");
        assertThat(standing()).isEqualTo("failed");
    }

    @Test
    void leavesNothingRunningOfABuildThatForks() throws Exception {
        String session =
                works.runScript(
                        "(trap '' HUP TERM; echo child=$(sh -c 'echo $PPID'); exec sleep 600) &",
                        "while ! test -e go; do sleep 0.05; done");
        long child = said(session, "child");
        assertThat(lives(child)).isTrue();
        Files.writeString(works.project.resolve("go"), "");

        works.awaitStatus(session, "completed");
        assertThat(lives(child)).isFalse();
    }

    @Test
    void leavesNothingRunningOfWhatWentItsOwnWay() throws Exception {
        String session =
                works.runScript(
                        "(setsid sh -c 'trap \"\" HUP; echo own=$$; exec sleep 600' &)",
                        "while ! test -e go; do sleep 0.05; done");
        long own = said(session, "own");
        Files.writeString(works.project.resolve("go"), "");

        works.awaitStatus(session, "completed");
        assertThat(lives(own)).isFalse();
    }

    @Test
    void isOverAlsoWhereSomebodyThatNobodyKnowsHasItsTerminal() throws Exception {
        String session =
                works.runScript(
                        "(env -i setsid sh -c 'trap \"\" HUP; echo own=$$; exec sleep 600' &)",
                        "while ! test -e go; do sleep 0.05; done",
                        "echo last words");
        long own = said(session, "own");
        try {
            Files.writeString(works.project.resolve("go"), "");
            works.awaitStatus(session, "completed");
            assertThat(works.terminal(session)).endsWith("last words\r\n");
        } finally {
            ProcessHandle.of(own).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void endsABuildThatWillNot() throws Exception {
        String session =
                works.runScript(
                        "trap 'echo no' TERM INT HUP; echo pid=$$; while :; do sleep 0.1; done");
        long pid = said(session, "pid");
        JsonNode answer = works.steer("cancel", session);

        assertThat(answer.get("message").asString())
                .isEqualTo("Build session cancelled successfully");
        assertThat(answer.get("status").asString()).isEqualTo("cancelled");
        assertThat(lives(pid)).isFalse();
        assertThat(works.terminal(session)).contains("no");
        assertThat(works.refusal("POST", "/api/build/cancel", Works.named(session)))
                .isEqualTo("400 bad_state Cannot cancel session in cancelled state");
    }

    @Test
    void holdsABuildUpAndLetsItGoOn() throws Exception {
        String session =
                works.runScript("i=0; while :; do i=$((i+1)); echo $i >count; sleep 0.02; done");
        Path count = works.project.resolve("count");
        await().atMost(Works.PATIENCE).until(() -> Files.exists(count));
        assertThat(works.refusal("POST", "/api/build/resume", Works.named(session)))
                .isEqualTo("400 bad_state Cannot resume session in running state");

        assertThat(works.steer("pause", session).get("status").asString()).isEqualTo("paused");
        String held = Files.readString(count);
        assertThat(works.status(session).get("status").asString()).isEqualTo("paused");
        works.steer("resume", session);
        await().atMost(Works.PATIENCE).until(() -> !Files.readString(count).equals(held));
        works.steer("pause", session);
        assertThat(works.steer("cancel", session).get("status").asString()).isEqualTo("cancelled");
    }

    private String type(String session, String text) throws Exception {
        String path = "/api/build/sessions/" + session + "/input";
        String body = "{\"text\":\"" + text + "\"}";
        HttpResponse<String> answer = works.send("POST", path, body);
        if (answer.statusCode() == 202) return "202";
        return works.refusal("POST", path, body);
    }

    @Test
    void takesWhatIsTypedForABuildThatAsks() throws Exception {
        String session = works.runScript("printf 'name? '; read name; echo hello $name; read wait");
        works.awaitTerminal(session, "name? ");
        assertThat(type(session, "Grün\\r")).isEqualTo("202");
        works.awaitTerminal(session, "hello Grün");
        // Ctrl+D, the end of the input. Ctrl+C is ignored where whoever started the node ignores
        // it.
        assertThat(type(session, "\\u0004")).isEqualTo("202");
        JsonNode status = works.awaitStatus(session, "failed");

        assertThat(status.get("exit_code").asInt()).isEqualTo(1);
        assertThat(type(session, "x"))
                .isEqualTo("409 bad_state Nobody reads in session in failed state");
        assertThat(type("none", "x")).startsWith("404 no_session");
    }

    @Test
    void isNotHeldUpByABuildThatReadsNothing() throws Exception {
        String session = works.runScript("stty raw -echo; echo raw; sleep 600");
        works.awaitTerminal(session, "raw");
        String much = "x".repeat(4096);
        assertThat(type(session, much + "x")).startsWith("413 too_large");
        await().atMost(Works.PATIENCE).until(() -> type(session, much).startsWith("409 not_read"));

        assertThat(works.steer("cancel", session).get("status").asString()).isEqualTo("cancelled");
    }

    @Test
    void runsWhatTheProjectSaysOnceThatIsTrusted() throws Exception {
        works.write("make.sh", "echo made\n");
        works.write(".buildrunner/build.json", "{\"command\":[\"sh\",\"make.sh\"]}");
        String order = works.order(null);
        assertThat(works.refusal("POST", "/api/build/start", order)).startsWith("403 untrusted");
        JsonNode shown = works.build().get("command");
        assertThat(shown.get("needed").asBoolean()).isTrue();
        String trust = "{\"trust\":\"" + shown.get("trust").asString() + "\"}";
        works.json("POST", "/api/projects/shop/build/trust", trust);

        String session = works.json("POST", "/api/build/start", order).get("session_id").asString();
        works.awaitStatus(session, "completed");
        assertThat(works.terminal(session)).isEqualTo("made\r\n");

        works.write("make.sh", "echo other\n");
        assertThat(works.refusal("POST", "/api/build/start", order)).startsWith("403 untrusted");
        assertThat(works.refusal("POST", "/api/projects/shop/build/trust", trust))
                .startsWith("409 changed");
    }

    @Test
    void saysWhatOfATerminalCouldNotBeKept() throws Exception {
        String kept = works.runScript("echo kept");
        works.awaitStatus(kept, "completed");
        Path folder = terminal(kept).getParent();
        Files.delete(terminal(kept));
        Files.delete(folder);
        String session = works.runScript("echo lost");

        assertThat(works.awaitStatus(session, "completed").get("terminal_lost").asInt())
                .isEqualTo("lost\r\n".length());
        Files.createDirectory(folder);
        works.restart();
        assertThat(works.status(session).get("terminal_lost").asInt()).isPositive();
    }

    /** The file of what a build has written. */
    private Path terminal(String session) throws IOException {
        try (var files = Files.walk(temp)) {
            return files.filter(file -> file.endsWith(session + ".term")).findFirst().orElseThrow();
        }
    }

    @Test
    void givesAWholeCharacterAlsoToWhoeverTakesLess() throws Exception {
        String session = works.runScript("printf '\\360\\237\\220\\242é'");
        works.awaitStatus(session, "completed");
        String path = "/api/build/sessions/" + session + "/terminal?limit=1&offset=";
        JsonNode first = works.json("GET", path + 0, "");
        JsonNode second = works.json("GET", path + first.get("next").asLong(), "");

        assertThat(first.get("output").asString()).isEqualTo("🐢");
        assertThat(second.get("output").asString()).isEqualTo("é");
        assertThat(second.get("next")).isEqualTo(second.get("total"));
    }

    @Test
    void runsOneBuildAtATime() throws Exception {
        String session = works.runScript("sleep 600");
        works.awaitStatus(session, "running");

        assertThat(works.refusal("POST", "/api/build/start", works.order(List.of("true"))))
                .startsWith("409 already_running");
        assertThat(works.json("GET", "/api/build/sessions/active", "").get("session_id").asString())
                .isEqualTo(session);
        assertThat(works.refusal("DELETE", "/api/build/sessions/" + session, ""))
                .isEqualTo("400 bad_state Cannot delete session in running state");
        works.steer("cancel", session);
        assertThat(works.json("GET", "/api/build/stats", "").toString())
                .isEqualTo(
                        "{\"total_sessions\":1,\"active\":0,\"completed\":0,\"failed\":0,\"by_status\":{\"cancelled\":1}}");
        works.json("DELETE", "/api/build/sessions/" + session, "");
        assertThat(works.refusal("GET", "/api/build/status/" + session, ""))
                .isEqualTo("404 no_session Session not found: " + session);
        assertThat(works.send("GET", "/api/build/sessions/active", "").body()).isEqualTo("null");
    }

    @Test
    void endsWhatRunsWithTheNodeAndRemembersIt() throws Exception {
        String over = works.runScript("echo kept");
        works.awaitStatus(over, "completed");
        String session = works.runScript("echo pid=$$; sleep 600");
        long pid = said(session, "pid");
        works.restart();

        assertThat(lives(pid)).isFalse();
        JsonNode status = works.status(session);
        assertThat(status.get("status").asString()).isEqualTo("failed");
        assertThat(status.get("detail").asString()).contains("Sightline was stopped");
        assertThat(works.terminal(over)).isEqualTo("kept\r\n");
        assertThat(works.json("GET", "/api/build/sessions?status=completed", "")).hasSize(1);
        assertThat(works.json("POST", "/api/build/cleanup?older_than_days=0", "").toString())
                .isEqualTo("{\"deleted_count\":2}");
        assertThat(works.json("GET", "/api/build/sessions", "")).isEmpty();
    }

    @Test
    void refusesWhatIsNoProjectOrNoAlias() throws Exception {
        String order = works.order(List.of("true"));
        assertThat(
                        works.refusal(
                                "POST", "/api/build/start", order.replace("\"shop\"", "\"sh op\"")))
                .isEqualTo(
                        "422 bad_alias Invalid alias name: sh op. Use alphanumeric, dash, or"
                                + " underscore.");
        assertThat(
                        works.refusal(
                                "POST",
                                "/api/build/start",
                                order.replace("shop\",\"command", "\",\"command")))
                .startsWith("404 unknown_project");
        assertThat(works.refusal("POST", "/api/build/pause", Works.named("none")))
                .isEqualTo("404 no_session Session not found: none");
    }
}
