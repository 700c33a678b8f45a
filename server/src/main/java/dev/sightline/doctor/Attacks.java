package dev.sightline.doctor;

import dev.sightline.doctor.Attack.Attempt;
import dev.sightline.json.Json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a web page that the user has open would try against a node on the same machine. */
final class Attacks {
    private static final String JSON = "application/json";

    private Attacks() {}

    static List<Attack> all(Target target) {
        List<Attack> all = new ArrayList<>();
        all.add(rebinding(target));
        all.add(crossSite(target));
        all.add(streams(target));
        all.add(sockets(target));
        all.add(Traversal.of(target));
        if (!target.everyone()) all.add(Strangers.of(target));
        all.add(sharing(target));
        return all;
    }

    /** A name of the attacker's that the DNS points to 127.0.0.1: its page is then same-origin. */
    static Attack rebinding(Target target) {
        String port = ":" + target.wire().port();
        List<List<String>> hosts =
                List.of(
                        List.of("Host: evil.test" + port),
                        List.of("Host: evil.test"),
                        List.of("Host: localhost." + port),
                        List.of("Host: 127.0.0.1.nip.io" + port),
                        List.of("Host: localhost.evil.test" + port),
                        List.of("Host: 0.0.0.0" + port),
                        List.of(target.wire().host(), "Host: evil.test" + port),
                        List.of("Host: evil.test" + port, target.wire().host()),
                        List.of());
        List<Request> requests =
                List.of(
                        Request.get("/api/health"),
                        Request.get("/api/node"),
                        Request.get(watch(target)),
                        Request.post("/api/save-file", JSON, save(target)),
                        Request.upgrade("/api/ws"));
        List<Attempt> attempts = new ArrayList<>();
        for (List<String> lines : hosts) {
            for (Request request : requests) {
                Request sent = request.with("Authorization: Bearer " + target.token());
                for (String line : lines) sent = sent.with(line);
                String host = lines.isEmpty() ? "no Host" : String.join(" and ", lines);
                attempts.add(attempt(host, sent, false));
            }
        }
        return new Attack("DNS rebinding", "any web page can read and write your files", attempts);
    }

    /** What a page may send anywhere without being asked first. */
    static Attack crossSite(Target target) {
        List<Attempt> attempts = new ArrayList<>();
        Request json = Request.post("/api/save-file", JSON, save(target)).with("X-Sightline: 1");
        Request text = Request.post("/api/save-file", "text/plain", save(target));
        for (String origin : target.foreignOrigins()) {
            String line = "Origin: " + origin;
            for (Request request : List.of(json, text)) {
                attempts.add(posted(line, request.with(target.wire().host()).with(line)));
                attempts.add(posted(line + ", cookie", target.fromBrowser(request.with(line))));
            }
        }
        String ours = "Origin: " + target.wire().origin();
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded")) {
            Request form = Request.post("/api/save-file", type, save(target));
            attempts.add(posted(type + ", cookie", target.fromBrowser(form)));
            attempts.add(posted(type + ", our Origin", target.fromBrowser(form.with(ours))));
        }
        attempts.add(
                posted(
                        "Sec-Fetch-Site: cross-site",
                        target.fromBrowser(json.with("Sec-Fetch-Site: cross-site"))));
        return new Attack("Cross-site POST", "any web page can write to your files", attempts);
    }

    static Attack streams(Target target) {
        List<Attempt> attempts = new ArrayList<>();
        for (String origin : target.foreignOrigins()) {
            String line = "Origin: " + origin;
            for (String path : List.of(watch(target), "/api/events")) {
                Request request = Request.get(path).with(line);
                attempts.add(attempt(line + ", cookie", target.fromBrowser(request), false));
                attempts.add(
                        attempt(
                                line + ", token in the URL",
                                Request.get(withToken(target, path))
                                        .with(target.wire().host())
                                        .with(line),
                                false));
            }
        }
        return new Attack(
                "Cross-site stream", "any web page can follow your files as you write", attempts);
    }

    static Attack sockets(Target target) {
        List<Attempt> attempts = new ArrayList<>();
        for (String origin : target.foreignOrigins()) {
            String line = "Origin: " + origin;
            attempts.add(
                    attempt(
                            line + ", cookie",
                            target.fromBrowser(Request.upgrade("/api/ws").with(line)),
                            false));
            attempts.add(
                    attempt(
                            line + ", token in the URL",
                            Request.upgrade(withToken(target, "/api/ws"))
                                    .with(target.wire().host())
                                    .with(line),
                            false));
        }
        return new Attack(
                "WebSocket hijack", "any web page can speak to the node as you", attempts);
    }

    /** CORS: whether another page may see an answer. */
    static Attack sharing(Target target) {
        List<Attempt> attempts = new ArrayList<>();
        for (String origin : target.foreignOrigins()) {
            String line = "Origin: " + origin;
            Request preflight = new Request("OPTIONS", "/api/save-file", List.of(), "");
            for (Request request :
                    List.of(Request.get("/api/health"), Request.get("/api/node"), preflight)) {
                attempts.add(attempt(line, target.fromBrowser(request).with(line), true));
                attempts.add(attempt(line + ", token", target.signed(request).with(line), true));
            }
        }
        return new Attack("Sharing (CORS)", "any web page can read the node's answers", attempts);
    }

    private static Attempt attempt(String what, Request request, boolean onlyUnshared) {
        return new Attempt(
                "%s, %s %s".formatted(what, request.method(), path(request)),
                request,
                answer ->
                        answer.header("Access-Control-Allow-Origin").isEmpty()
                                && (onlyUnshared || answer.isRefusal()));
    }

    /** A 404 of the file would mean that the gate had let it in. */
    private static Attempt posted(String what, Request request) {
        return new Attempt(
                "%s, POST %s".formatted(what, path(request)),
                request,
                answer -> answer.isOneOf(0, 401, 403, 415, 421));
    }

    private static String path(Request request) {
        return request.target().split("\\?", 2)[0];
    }

    private static String watch(Target target) {
        return "/api/watch-file?path="
                + Traversal.encoded(target.root().resolve("x.py").toString());
    }

    private static String withToken(Target target, String path) {
        return path + (path.contains("?") ? "&" : "?") + "token=" + target.token();
    }

    /** In a folder that does not exist: were it let in, it would still write nothing. */
    private static String save(Target target) {
        String name = target.canary().neighbour();
        String file = target.root().resolve("." + name).resolve("x.py").toString();
        return new String(
                Json.bytes(Map.of("path", file, "content", "written by sightline doctor")),
                StandardCharsets.ISO_8859_1);
    }
}
