package dev.sightline.hermes.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.json.Json;
import dev.sightline.process.Identity;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Optional;

class GatewayTest {
    private static JsonNode state(String file) {
        JsonNode node = Json.read(file.getBytes(StandardCharsets.UTF_8));
        return Json.read(
                Json.bytes(
                        Gateway.state(
                                Tree.of(Optional.of(node)), ProcessNote::isAlive, ZoneOffset.UTC)));
    }

    @Test
    void tellsWhatTheGatewayWroteWithItsPlatformsInOrder() {
        JsonNode state =
                state(
                        """
                        {"pid": 999999999, "kind": "hermes", "gateway_state": "running",
                         "active_agents": 2, "exit_reason": "", "restart_requested": false,
                         "updated_at": "2026-11-28T10:00:00+00:00",
                         "platforms": {
                           "telegram": {"state": "connected", "updated_at": 1790000000},
                           "slack": {"state": "failed", "error_code": "auth", "error_message": ""},
                           "odd": 7
                         }}
                        """);

        assertThat(state.get("state").stringValue()).isEqualTo("running");
        assertThat(state.get("pid_alive").booleanValue()).isFalse();
        assertThat(state.get("exit_reason").isNull()).isTrue();
        assertThat(state.get("updated_at").stringValue()).isEqualTo("2026-11-28T10:00:00Z");
        assertThat(state.get("active_agents").intValue()).isEqualTo(2);
        assertThat(state.get("platforms")).hasSize(2);
        JsonNode slack = state.get("platforms").get(0);
        assertThat(slack.get("name").stringValue()).isEqualTo("slack");
        assertThat(slack.get("error_code").stringValue()).isEqualTo("auth");
        assertThat(slack.get("error_message").isNull()).isTrue();
    }

    @Test
    void saysUnknownWhereNothingIsWritten() {
        for (String file :
                new String[] {"{}", "[1]", "{\"pid\":\"7\",\"active_agents\":\"many\"}"}) {
            JsonNode state = state(file);
            assertThat(state.get("state").stringValue()).isEqualTo("unknown");
            assertThat(state.get("pid").isNull()).isTrue();
            assertThat(state.get("pid_alive").booleanValue()).isFalse();
            assertThat(state.get("active_agents").intValue()).isZero();
            assertThat(state.get("platforms")).isEmpty();
        }
    }

    @Test
    void knowsItsProcessFromAnotherWithTheSameNumber() {
        long pid = ProcessHandle.current().pid();
        long started = Identity.of(pid).orElseThrow().started();
        String form = "{\"pid\": %d, \"start_time\": %d}";

        assertThat(state("{\"pid\": %d}".formatted(pid)).get("pid_alive").booleanValue()).isTrue();
        assertThat(state(form.formatted(pid, started)).get("pid_alive").booleanValue()).isTrue();
        assertThat(state(form.formatted(pid, started - 1)).get("pid_alive").booleanValue())
                .isFalse();
    }
}
