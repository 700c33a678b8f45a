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
                    "GET /api/events",
                    "GET /api/ws",
                    "GET /api/ready",
                    "GET /metrics");

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
