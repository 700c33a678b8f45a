package dev.sightline.doctor;

import dev.sightline.doctor.Attack.Attempt;

import java.util.ArrayList;
import java.util.List;

/** Whether a route answers someone who has not said who they are. */
final class Strangers {
    /** Every route that is not open to all; a test holds this to openapi.yaml. */
    static final List<String> ROUTES =
            List.of(
                    "GET /api/node",
                    "POST /api/auth/link",
                    "POST /api/auth/ticket",
                    "GET /api/watch-file",
                    "GET /api/watch-files",
                    "GET /api/read-file",
                    "POST /api/save-file",
                    "GET /api/list-files",
                    "GET /api/projects",
                    "POST /api/projects",
                    "GET /api/projects/{id}",
                    "DELETE /api/projects/{id}",
                    "GET /api/projects/{id}/files",
                    "GET /api/projects/{id}/loop",
                    "GET /api/projects/{id}/iterations",
                    "GET /api/projects/{id}/iterations/details",
                    "GET /api/projects/{id}/iterations/{number}",
                    "GET /api/projects/{id}/plan",
                    "PUT /api/projects/{id}/plan",
                    "GET /api/projects/{id}/stats",
                    "GET /api/projects/{id}/cost",
                    "GET /api/projects/{id}/notifications",
                    "GET /api/projects/{id}/report",
                    "GET /api/projects/{id}/files/{name}",
                    "PUT /api/projects/{id}/files/{name}",
                    "GET /api/projects/{id}/specs",
                    "POST /api/projects/{id}/specs",
                    "GET /api/projects/{id}/specs/{name}",
                    "PUT /api/projects/{id}/specs/{name}",
                    "DELETE /api/projects/{id}/specs/{name}",
                    "GET /api/projects/{id}/git/log",
                    "GET /api/projects/{id}/git/diff/{hash}",
                    "GET /api/projects/{id}/system",
                    "GET /api/projects/{id}/config",
                    "PUT /api/projects/{id}/config",
                    "GET /api/projects/{id}/log",
                    "GET /api/projects/{id}/log/lines",
                    "GET /api/projects/{id}/log/search",
                    "POST /api/projects/{id}/start",
                    "POST /api/projects/{id}/trust",
                    "POST /api/projects/{id}/stop",
                    "POST /api/projects/{id}/pause",
                    "POST /api/projects/{id}/resume",
                    "POST /api/projects/{id}/inject",
                    "GET /api/projects/{id}/build",
                    "POST /api/projects/{id}/build/trust",
                    "POST /api/build/init",
                    "POST /api/build/start",
                    "POST /api/build/pause",
                    "POST /api/build/resume",
                    "POST /api/build/cancel",
                    "GET /api/build/status/{name}",
                    "PATCH /api/build/status/{name}/runtime",
                    "GET /api/build/sessions",
                    "GET /api/build/sessions/active",
                    "DELETE /api/build/sessions/{name}",
                    "GET /api/build/sessions/{name}/terminal",
                    "GET /api/build/stats",
                    "POST /api/build/cleanup",
                    "POST /api/build/sessions/{name}/input",
                    "GET /api/build/stream/{name}",
                    "GET /api/hermes",
                    "GET /api/hermes/memory",
                    "POST /api/hermes/memory",
                    "PUT /api/hermes/memory",
                    "DELETE /api/hermes/memory",
                    "GET /api/memory",
                    "POST /api/memory",
                    "PUT /api/memory",
                    "DELETE /api/memory",
                    "GET /api/hermes/skills",
                    "GET /api/skills",
                    "GET /api/hermes/cron",
                    "GET /api/cron",
                    "GET /api/hermes/gateway",
                    "GET /api/gateway",
                    "GET /api/hermes/providers",
                    "GET /api/providers",
                    "GET /api/hermes/model-info",
                    "GET /api/model-info",
                    "GET /api/hermes/health",
                    "GET /api/hermes/profiles",
                    "GET /api/profiles",
                    "GET /api/hermes/snapshots",
                    "GET /api/snapshots",
                    "GET /api/hermes/logs",
                    "GET /api/logs",
                    "GET /api/hermes/projects",
                    "GET /api/hermes/agents",
                    "GET /api/agents",
                    "GET /api/hermes/state",
                    "GET /api/state",
                    "GET /api/hermes/dashboard",
                    "GET /api/dashboard",
                    "POST /api/hermes/cron/{id}/pause",
                    "POST /api/hermes/cron/{id}/resume",
                    "POST /api/hermes/cron/{id}/run",
                    "POST /api/cron/{id}/pause",
                    "POST /api/cron/{id}/resume",
                    "POST /api/cron/{id}/run",
                    "GET /api/hermes/sessions",
                    "GET /api/sessions",
                    "GET /api/hermes/sessions/search",
                    "GET /api/sessions/search",
                    "GET /api/hermes/sessions/{id}/messages",
                    "GET /api/sessions/{id}/messages",
                    "GET /api/hermes/token-costs",
                    "GET /api/token-costs",
                    "GET /api/hermes/patterns",
                    "GET /api/patterns",
                    "GET /api/hermes/corrections",
                    "GET /api/corrections",
                    "GET /api/hermes/sudo",
                    "GET /api/sudo",
                    "GET /api/hermes/timeline",
                    "GET /api/timeline",
                    "GET /api/cache/stats",
                    "POST /api/cache/clear",
                    "GET /ws",
                    "GET /api/events",
                    "GET /api/ws",
                    "GET /api/ready",
                    "GET /metrics",
                    "POST /api/execute-script",
                    "POST /api/runs",
                    "GET /api/runs",
                    "GET /api/runs/{id}",
                    "GET /api/runs/{id}/script",
                    "GET /api/runs/{id}/events",
                    "POST /api/runs/{id}/input",
                    "POST /api/reset",
                    "POST /api/interrupt",
                    "POST /api/init-session",
                    "GET /api/kernels",
                    "POST /api/kernels/stop",
                    "GET /api/variables",
                    "GET /ws/session",
                    "GET /api/servers",
                    "POST /api/servers/{name}/execute-script",
                    "POST /api/servers/{name}/runs",
                    "GET /api/servers/{name}/runs",
                    "GET /api/servers/{name}/runs/{id}",
                    "GET /api/servers/{name}/runs/{id}/script",
                    "GET /api/servers/{name}/runs/{id}/events",
                    "POST /api/servers/{name}/runs/{id}/input",
                    "POST /api/servers/{name}/reset",
                    "POST /api/servers/{name}/interrupt",
                    "POST /api/servers/{name}/init-session",
                    "GET /api/servers/{name}/kernels",
                    "POST /api/servers/{name}/kernels/stop",
                    "GET /api/servers/{name}/variables");

    /** RFC 6455, section 5.5.1: a final frame of opcode 8. */
    private static final char CLOSE = 0x88;

    private Strangers() {}

    static Attack of(Target target) {
        List<Attempt> attempts = new ArrayList<>();
        for (String route : ROUTES) {
            String method = route.split(" ", 2)[0];
            String path = route.split(" ", 2)[1].replaceAll("\\{\\w+}", "x");
            Request bare =
                    new Request(method, path, List.of(target.wire().host()), "{}")
                            .with("Content-Type: application/json")
                            .with("Content-Length: 2");
            for (Request request :
                    List.of(
                            bare,
                            bare.with("Authorization: Bearer wrong"),
                            bare.with("Cookie: sightline_" + target.wire().port() + "=wrong"))) {
                // Without an upgrade, a WebSocket's route may say so first.
                attempts.add(
                        new Attempt(
                                route, request, answer -> answer.isOneOf(0, 401, 403, 421, 426)));
            }
        }
        attempts.add(
                new Attempt(
                        "a WebSocket with a wrong token",
                        Request.upgrade("/api/ws?token=wrong").with(target.wire().host()),
                        answer -> answer.isRefusal() || isClosed(answer)));
        return new Attack("Access without identity", "anyone can use the node", attempts);
    }

    private static boolean isClosed(Answer answer) {
        return answer.status() == 101
                && (answer.body().isEmpty() || answer.body().charAt(0) == CLOSE);
    }
}
