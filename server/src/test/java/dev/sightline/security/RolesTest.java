package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sightline.TestNode;
import dev.sightline.auth.Access;
import dev.sightline.auth.ApiToken;
import dev.sightline.auth.Role;
import dev.sightline.auth.Secret;
import dev.sightline.http.Route;
import dev.sightline.state.UserFile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Every role at every route, by session, by token and by API token. */
class RolesTest {
    private static final String PASSWORD = "correct horse";

    /** The least role of each route. Whoever adds a line here has thought about it. */
    private static final Map<String, Role> LEAST =
            Map.ofEntries(
                    Map.entry("GET /api/node", Role.VIEWER),
                    Map.entry("POST /api/auth/ticket", Role.VIEWER),
                    Map.entry("POST /api/auth/link", Role.ADMIN),
                    Map.entry("GET /api/ready", Role.VIEWER),
                    Map.entry("GET /metrics", Role.ADMIN),
                    Map.entry("GET /api/projects", Role.VIEWER),
                    Map.entry("POST /api/projects", Role.ADMIN),
                    Map.entry("GET /api/projects/{id}", Role.VIEWER),
                    Map.entry("DELETE /api/projects/{id}", Role.ADMIN),
                    Map.entry("GET /api/projects/{id}/files", Role.VIEWER),
                    Map.entry("GET /api/projects/{id}/loop", Role.VIEWER),
                    Map.entry("GET /api/projects/{id}/iterations", Role.VIEWER),
                    Map.entry("GET /api/projects/{id}/iterations/details", Role.VIEWER),
                    Map.entry("GET /api/projects/{id}/iterations/{number}", Role.VIEWER),
                    Map.entry("GET /api/projects/{id}/stats", Role.VIEWER),
                    Map.entry("GET /api/projects/{id}/cost", Role.VIEWER),
                    Map.entry("GET /api/projects/{id}/notifications", Role.VIEWER),
                    Map.entry("GET /api/projects/{id}/report", Role.VIEWER),
                    Map.entry("GET /api/projects/{id}/log", Role.VIEWER),
                    Map.entry("GET /api/projects/{id}/log/lines", Role.VIEWER),
                    Map.entry("GET /api/projects/{id}/log/search", Role.VIEWER),
                    Map.entry("GET /api/projects/{id}/plan", Role.VIEWER),
                    Map.entry("PUT /api/projects/{id}/plan", Role.EDITOR),
                    Map.entry("GET /api/projects/{id}/files/{name}", Role.VIEWER),
                    Map.entry("PUT /api/projects/{id}/files/{name}", Role.EDITOR),
                    Map.entry("GET /api/projects/{id}/config", Role.VIEWER),
                    Map.entry("PUT /api/projects/{id}/config", Role.EDITOR),
                    Map.entry("GET /api/projects/{id}/specs", Role.VIEWER),
                    Map.entry("POST /api/projects/{id}/specs", Role.EDITOR),
                    Map.entry("GET /api/projects/{id}/specs/{name}", Role.VIEWER),
                    Map.entry("PUT /api/projects/{id}/specs/{name}", Role.EDITOR),
                    Map.entry("DELETE /api/projects/{id}/specs/{name}", Role.EDITOR),
                    Map.entry("GET /api/projects/{id}/git/log", Role.VIEWER),
                    Map.entry("GET /api/projects/{id}/git/diff/{hash}", Role.VIEWER),
                    Map.entry("GET /api/projects/{id}/system", Role.VIEWER),
                    Map.entry("POST /api/projects/{id}/start", Role.EDITOR),
                    Map.entry("POST /api/projects/{id}/trust", Role.EDITOR),
                    Map.entry("POST /api/projects/{id}/stop", Role.EDITOR),
                    Map.entry("POST /api/projects/{id}/pause", Role.EDITOR),
                    Map.entry("POST /api/projects/{id}/resume", Role.EDITOR),
                    Map.entry("POST /api/projects/{id}/inject", Role.EDITOR),
                    Map.entry("GET /api/projects/{id}/build", Role.VIEWER),
                    Map.entry("POST /api/projects/{id}/build/trust", Role.EDITOR),
                    Map.entry("POST /api/build/init", Role.EDITOR),
                    Map.entry("POST /api/build/start", Role.EDITOR),
                    Map.entry("POST /api/build/pause", Role.EDITOR),
                    Map.entry("POST /api/build/resume", Role.EDITOR),
                    Map.entry("POST /api/build/cancel", Role.EDITOR),
                    Map.entry("GET /api/build/status/{name}", Role.VIEWER),
                    Map.entry("PATCH /api/build/status/{name}/runtime", Role.EDITOR),
                    Map.entry("GET /api/build/sessions", Role.VIEWER),
                    Map.entry("GET /api/build/sessions/active", Role.VIEWER),
                    Map.entry("DELETE /api/build/sessions/{name}", Role.EDITOR),
                    Map.entry("GET /api/build/sessions/{name}/terminal", Role.VIEWER),
                    Map.entry("GET /api/build/stats", Role.VIEWER),
                    Map.entry("POST /api/build/cleanup", Role.EDITOR),
                    Map.entry("POST /api/build/sessions/{name}/input", Role.EDITOR),
                    Map.entry("GET /api/build/stream/{name}", Role.VIEWER),
                    Map.entry("GET /api/hermes", Role.VIEWER),
                    Map.entry("GET /api/hermes/memory", Role.VIEWER),
                    Map.entry("POST /api/hermes/memory", Role.EDITOR),
                    Map.entry("PUT /api/hermes/memory", Role.EDITOR),
                    Map.entry("DELETE /api/hermes/memory", Role.EDITOR),
                    Map.entry("GET /api/memory", Role.VIEWER),
                    Map.entry("POST /api/memory", Role.EDITOR),
                    Map.entry("PUT /api/memory", Role.EDITOR),
                    Map.entry("DELETE /api/memory", Role.EDITOR),
                    Map.entry("GET /api/hermes/skills", Role.VIEWER),
                    Map.entry("GET /api/skills", Role.VIEWER),
                    Map.entry("GET /api/hermes/cron", Role.VIEWER),
                    Map.entry("GET /api/cron", Role.VIEWER),
                    Map.entry("GET /api/hermes/gateway", Role.VIEWER),
                    Map.entry("GET /api/gateway", Role.VIEWER),
                    Map.entry("GET /api/hermes/providers", Role.VIEWER),
                    Map.entry("GET /api/providers", Role.VIEWER),
                    Map.entry("GET /api/hermes/model-info", Role.VIEWER),
                    Map.entry("GET /api/model-info", Role.VIEWER),
                    Map.entry("GET /api/hermes/health", Role.VIEWER),
                    Map.entry("GET /api/hermes/profiles", Role.VIEWER),
                    Map.entry("GET /api/profiles", Role.VIEWER),
                    Map.entry("GET /api/hermes/snapshots", Role.VIEWER),
                    Map.entry("GET /api/snapshots", Role.VIEWER),
                    Map.entry("GET /api/hermes/logs", Role.VIEWER),
                    Map.entry("GET /api/logs", Role.VIEWER),
                    Map.entry("GET /api/hermes/projects", Role.VIEWER),
                    Map.entry("GET /api/hermes/agents", Role.VIEWER),
                    Map.entry("GET /api/agents", Role.VIEWER),
                    Map.entry("GET /api/hermes/state", Role.VIEWER),
                    Map.entry("GET /api/state", Role.VIEWER),
                    Map.entry("GET /api/hermes/dashboard", Role.VIEWER),
                    Map.entry("GET /api/dashboard", Role.VIEWER),
                    Map.entry("POST /api/hermes/cron/{id}/pause", Role.EDITOR),
                    Map.entry("POST /api/hermes/cron/{id}/resume", Role.EDITOR),
                    Map.entry("POST /api/hermes/cron/{id}/run", Role.EDITOR),
                    Map.entry("POST /api/cron/{id}/pause", Role.EDITOR),
                    Map.entry("POST /api/cron/{id}/resume", Role.EDITOR),
                    Map.entry("POST /api/cron/{id}/run", Role.EDITOR),
                    Map.entry("GET /api/hermes/sessions", Role.VIEWER),
                    Map.entry("GET /api/sessions", Role.VIEWER),
                    Map.entry("GET /api/hermes/sessions/search", Role.VIEWER),
                    Map.entry("GET /api/sessions/search", Role.VIEWER),
                    Map.entry("GET /api/hermes/sessions/{id}/messages", Role.VIEWER),
                    Map.entry("GET /api/sessions/{id}/messages", Role.VIEWER),
                    Map.entry("GET /api/hermes/token-costs", Role.VIEWER),
                    Map.entry("GET /api/token-costs", Role.VIEWER),
                    Map.entry("GET /api/hermes/patterns", Role.VIEWER),
                    Map.entry("GET /api/patterns", Role.VIEWER),
                    Map.entry("GET /api/hermes/corrections", Role.VIEWER),
                    Map.entry("GET /api/corrections", Role.VIEWER),
                    Map.entry("GET /api/hermes/sudo", Role.VIEWER),
                    Map.entry("GET /api/sudo", Role.VIEWER),
                    Map.entry("GET /api/hermes/timeline", Role.VIEWER),
                    Map.entry("GET /api/timeline", Role.VIEWER),
                    Map.entry("GET /api/cache/stats", Role.VIEWER),
                    Map.entry("POST /api/cache/clear", Role.EDITOR),
                    Map.entry("GET /ws", Role.VIEWER),
                    Map.entry("GET /api/events", Role.VIEWER),
                    Map.entry("GET /api/ws", Role.VIEWER),
                    Map.entry("GET /api/watch-file", Role.VIEWER),
                    Map.entry("GET /api/watch-files", Role.VIEWER),
                    Map.entry("GET /api/read-file", Role.VIEWER),
                    Map.entry("GET /api/list-files", Role.VIEWER),
                    Map.entry("POST /api/save-file", Role.EDITOR),
                    Map.entry("POST /api/execute-script", Role.EDITOR),
                    Map.entry("POST /api/runs", Role.EDITOR),
                    Map.entry("GET /api/runs", Role.VIEWER),
                    Map.entry("GET /api/runs/{id}", Role.VIEWER),
                    Map.entry("GET /api/runs/{id}/script", Role.VIEWER),
                    Map.entry("GET /api/runs/{id}/events", Role.VIEWER),
                    Map.entry("POST /api/runs/{id}/input", Role.EDITOR),
                    Map.entry("POST /api/reset", Role.EDITOR),
                    Map.entry("POST /api/interrupt", Role.EDITOR),
                    Map.entry("POST /api/init-session", Role.EDITOR),
                    Map.entry("GET /api/kernels", Role.VIEWER),
                    Map.entry("POST /api/kernels/stop", Role.EDITOR),
                    Map.entry("GET /api/variables", Role.EDITOR),
                    Map.entry("GET /ws/session", Role.EDITOR),
                    Map.entry("GET /api/servers", Role.VIEWER),
                    Map.entry("POST /api/servers/{name}/execute-script", Role.EDITOR),
                    Map.entry("POST /api/servers/{name}/runs", Role.EDITOR),
                    Map.entry("GET /api/servers/{name}/runs", Role.VIEWER),
                    Map.entry("GET /api/servers/{name}/runs/{id}", Role.VIEWER),
                    Map.entry("GET /api/servers/{name}/runs/{id}/script", Role.VIEWER),
                    Map.entry("GET /api/servers/{name}/runs/{id}/events", Role.VIEWER),
                    Map.entry("POST /api/servers/{name}/runs/{id}/input", Role.EDITOR),
                    Map.entry("POST /api/servers/{name}/reset", Role.EDITOR),
                    Map.entry("POST /api/servers/{name}/interrupt", Role.EDITOR),
                    Map.entry("POST /api/servers/{name}/init-session", Role.EDITOR),
                    Map.entry("GET /api/servers/{name}/kernels", Role.VIEWER),
                    Map.entry("POST /api/servers/{name}/kernels/stop", Role.EDITOR),
                    Map.entry("GET /api/servers/{name}/variables", Role.EDITOR));

    @TempDir Path temp;

    private Premises premises;
    private TestNode node;
    private final Map<Role, Member> members = new HashMap<>();
    private final Map<Role, Visitor> visitors = new HashMap<>();

    @BeforeEach
    void setUp() throws Exception {
        premises = new Premises(temp);
        TestNode.Plan plan = premises.node();
        for (Role role : Role.values()) plan.withUser(role.word(), PASSWORD, role);
        node = plan.start();
        for (Role role : Role.values()) {
            members.put(role, Member.of(node, role.word(), PASSWORD));
            visitors.put(role, Visitor.loggedIn(node, role.word(), PASSWORD));
        }
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    private Member member(Role role) {
        return Objects.requireNonNull(members.get(role));
    }

    private Visitor visitor(Role role) {
        return Objects.requireNonNull(visitors.get(role));
    }

    @Test
    void opensEachRouteFromItsLeastRoleOn() throws Exception {
        Targets targets = Targets.on(node);
        for (Route route : node.routes()) {
            if (route.access() instanceof Access.Open) continue;
            String what = route.method() + " " + route.template();
            assertThat(LEAST).containsKey(what);
            for (Role role : Role.values()) {
                boolean allowed = role.covers(LEAST.getOrDefault(what, Role.ADMIN));
                String target = targets.of(route);
                Wire byToken =
                        member(role)
                                .as(Wire.of(node, route.method(), target))
                                .sending("application/json", "{}");
                Visitor page = visitor(role);
                Wire byCookie =
                        route.method().equals("GET")
                                ? page.get(target).with("Origin", node.url())
                                : page.post(target, "{}").by(route.method());
                for (Wire request : new Wire[] {byToken, byCookie}) {
                    // Of the head alone: some of these are streams.
                    int status = request.status();
                    assertThat(status == 403)
                            .as("%s as %s: %s", what, role, status)
                            .isEqualTo(!allowed);
                    assertThat(status).isNotIn(0, 401, 500);
                }
            }
        }
    }

    @Test
    void letsNoViewerSave() throws Exception {
        Wire save = Wire.save(node, premises.hello, "theirs\n");
        String body = Wire.saveBody(premises.hello.toString(), "theirs\n");

        assertThat(member(Role.VIEWER).as(save).status()).isEqualTo(403);
        assertThat(visitor(Role.VIEWER).post("/api/save-file", body).status()).isEqualTo(403);
        assertThat(premises.hello).hasContent(Premises.HELLO);
        assertThat(member(Role.EDITOR).as(save).status()).isEqualTo(200);
    }

    @Test
    void givesAnApiTokenItsRoleUntilItIsRevoked() throws Exception {
        UserFile file = new UserFile(temp.toRealPath().resolve("state"));
        String secret = Secret.random();
        Instant now = Instant.now();
        file.add(
                new ApiToken(
                        "abc",
                        "ci",
                        Role.VIEWER,
                        Secret.digest(secret),
                        now,
                        now.plusSeconds(600),
                        Optional.empty(),
                        false));
        Wire read = Wire.get(node, "/api/node").with("Authorization", "Bearer " + secret);
        await().until(() -> read.status() == 200);
        assertThat(Member.json(read.send()).get("user").asString()).isEqualTo("token:abc");
        Wire save = Wire.save(node, premises.hello, "theirs\n");
        assertThat(save.with("Authorization", "Bearer " + secret).status()).isEqualTo(403);
        await().until(() -> file.load().tokens().values().iterator().next().lastUsed().isPresent());

        assertThat(file.revokeToken("abc")).isTrue();

        await().until(() -> read.status() == 401);
    }

    @Test
    void givesATicketNoMoreThanWhoAskedForIt() throws Exception {
        Wire ask = member(Role.VIEWER).as(Wire.post(node, "/api/auth/ticket", "{}"));
        String ticket = Member.json(ask.send()).get("ticket").asString();
        Wire link = Wire.post(node, "/api/auth/link?token=" + ticket, "{}");

        assertThat(link.status()).isEqualTo(401);
        assertThat(link.with("Authorization", "Bearer " + ticket).status()).isEqualTo(401);
    }
}
