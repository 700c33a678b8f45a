package dev.sightline.hermes.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.hermes.HermesHome;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/** What the agent ran as root. */
class SudoTest {
    private final Sudo sudo = new Sudo();

    @TempDir Path temp;
    private HermesHome home;

    @BeforeEach
    void setUp() throws Exception {
        home = HermesHome.in(temp);
        home.session("a").with("title", "Packages").put();
    }

    @AfterEach
    void tearDown() throws Exception {
        home.close();
    }

    @Test
    void tellsTheCallAndHowItWent() throws Exception {
        called(
                "1",
                "cd /srv && sudo -n apt-get install -y jq",
                "{\"output\":\"ok\",\"exit_code\":0}");
        called(
                "2",
                "grep sudo /etc/group",
                "{\"output\":\"sudo apt is what it says\",\"exit_code\":0}");

        assertThat(Answers.of(sudo, home.home()))
                .isEqualTo(
                        Answers.json(
                                """
                                {"config": {"approval_mode": "manual", "approval_timeout": 60,
                                   "command_allowlist": [], "redact_secrets": true,
                                   "tirith_enabled": true},
                                 "stats": {"total_commands": 1, "approved_count": 1,
                                   "failed_count": 0, "blocked_count": 0,
                                   "commands_by_type": {"apt-get": 1},
                                   "daily_counts": [{"date": "2026-11-27", "count": 1}]},
                                 "commands": [{"timestamp": "2026-11-27T12:00:01Z",
                                   "command": "cd /srv && sudo -n apt-get install -y jq",
                                   "outcome": "success", "session_id": "a",
                                   "session_title": "Packages"}]}
                                """));
    }

    @Test
    void knowsOutcomes() throws Exception {
        called("1", "sudo a", "{\"error\":\"needs approval\",\"exit_code\":-1}");
        called("2", "sudo b", "{\"output\":\"sudo: a password is required\",\"exit_code\":0}");
        called("3", "sudo c", "{\"error\":\"sudo: a terminal is required\",\"exit_code\":1}");
        called("4", "sudo d", "{\"exit_code\":3}");
        called("5", "sudo e", "no JSON");
        called("6", "sudo f", null);
        called("7", "sudo g", "{\"exit_code\":0}");

        JsonNode answer = Answers.of(sudo, home.home());

        assertThat(answer.get("commands").findValuesAsString("outcome"))
                .containsExactly(
                        "success", "unknown", "unknown", "failed", "failed", "failed", "blocked");
        assertThat(answer.get("stats").get("failed_count").asInt()).isEqualTo(3);
        assertThat(answer.get("stats").get("total_commands").asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sudo ls",
                "true; sudo ls",
                "if x; then sudo ls; fi",
                "find . -exec sudo rm {} +",
                "env A=b sudo ls",
                "bash -c 'sudo ls'",
                "ssh host sudo ls",
                "echo $(sudo ls)"
            })
    void knowsWhereAShellRunsIt(String command) {
        assertThat(SudoCommand.isIn(command)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"man sudo ", "grep 'sudo ls' x", "cat /etc/sudo x", "pseudo x", "sudo"})
    void knowsWhereItIsAWord(String command) {
        assertThat(SudoCommand.isIn(command)).isFalse();
    }

    @Test
    void looksIntoOutputsWhereNobodySaysWhatTheyAnswer() throws Exception {
        home.message(
                        "a",
                        "tool",
                        "{\"output\":\"+ sudo systemctl restart nginx now\",\"exit_code\":0}")
                .put();
        home.message("a", "tool", "[\"sudo\"]").put();
        home.message("a", "tool", "sudo in prose").put();
        home.message("a", "tool", "{\"output\":\"see sudo\",\"exit_code\":0}").put();

        assertThat(commands()).containsExactly("sudo systemctl restart nginx now");
        home.run("DROP TRIGGER messages_said").run("DROP TABLE messages_fts");
        assertThat(commands()).containsExactly("sudo systemctl restart nginx now");
    }

    @Test
    void readsTheGatewaysLogInTheNodesZone() throws Exception {
        String approved = " INFO User approved dangerous command via /approve: ";
        home.write(
                "logs/gateway.log",
                "2026-11-27 00:30:00,123"
                        + approved
                        + "sudo reboot\n"
                        + "2026-11-27 00:30:00,456"
                        + approved
                        + "sudo reboot\nnoise\n"
                        + approved
                        + "sudo -k\n"
                        + approved
                        + "rm -rf x\n");

        ZoneId berlin = ZoneId.of("Europe/Berlin");
        JsonNode answer = Answers.of(sudo, home.home(Clock.fixed(HermesHome.NOW, berlin)));

        assertThat(answer.get("commands"))
                .isEqualTo(
                        Answers.json(
                                """
                                [{"timestamp": "2026-11-26T23:30:00Z", "command": "sudo reboot",
                                  "outcome": "success", "session_id": "", "session_title": null},
                                 {"timestamp": null, "command": "sudo -k",
                                  "outcome": "success", "session_id": "", "session_title": null}]
                                """));
        assertThat(answer.get("stats").get("commands_by_type"))
                .isEqualTo(Answers.json("{\"reboot\":1,\"unknown\":1}"));
        assertThat(answer.get("stats").get("daily_counts"))
                .isEqualTo(Answers.json("[{\"date\":\"2026-11-27\",\"count\":1}]"));
    }

    @Test
    void tellsWhatTheAgentMay() throws Exception {
        home.write(
                "config.yaml",
                """
                approvals: {mode: smart, timeout: 5}
                command_allowlist: [ls, git status]
                security: {redact_secrets: false}
                """);

        assertThat(Answers.of(sudo, home.home()).get("config"))
                .isEqualTo(
                        Answers.json(
                                """
                                {"approval_mode": "smart", "approval_timeout": 5,
                                 "command_allowlist": ["ls", "git status"],
                                 "redact_secrets": false, "tirith_enabled": true}
                                """));
    }

    @Test
    void needsNoDatabase() throws Exception {
        home.endAgent();
        Files.delete(home.database());

        assertThat(commands()).isEmpty();
    }

    private void called(String id, String command, @Nullable String answer) throws Exception {
        home.message("a", "assistant", "")
                .at(HermesHome.NOW.plusSeconds(Integer.parseInt(id)))
                .with(
                        "tool_calls",
                        "[{\"id\":\"%s\",\"function\":{\"name\":\"terminal\",\"arguments\":\"{\\\"command\\\":\\\"%s\\\"}\"}}]"
                                .formatted(id, command))
                .put();
        if (answer == null) return;
        home.message("a", "tool", answer).with("tool_call_id", id).put();
    }

    private List<String> commands() throws Exception {
        return Answers.of(sudo, home.home()).get("commands").findValuesAsString("command");
    }
}
