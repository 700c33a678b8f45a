package dev.sightline.doctor;

import dev.sightline.doctor.Attack.Attempt;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Ways to write the path of a file that is not served. */
final class Traversal {
    private Traversal() {}

    static Attack of(Target target) {
        List<Attempt> attempts = new ArrayList<>();
        for (Path goal : List.of(target.canary().file(), target.canary().folder())) {
            for (String spelling : spellings(target.root(), goal)) {
                for (String route : List.of("read-file", "list-files", "watch-file")) {
                    attempts.add(
                            attempt(
                                    target,
                                    spelling,
                                    target.signed(
                                            Request.get("/api/" + route + "?path=" + spelling))));
                }
            }
        }
        target.link()
                .ifPresent(link -> {
                    for (String route : List.of("read-file", "watch-file", "list-files")) {
                        String path = "/api/" + route + "?path=" + encoded(link.toString());
                        attempts.add(
                                attempt(
                                        target,
                                        "a link out of the root",
                                        target.signed(Request.get(path))));
                    }
                });
        String file = encoded(target.canary().file().toString()).replace("%2F", "/");
        for (String up : List.of("/..", "/%2e%2e", "/..%2f..", "/assets/..%2f..%2f..", "/%00/..")) {
            String path = up.repeat(8) + file;
            attempts.add(attempt(target, path, target.signed(Request.get(path))));
        }
        return new Attack(
                "Path traversal", "files outside of what is served can be read", attempts);
    }

    /** Values of a query parameter, exactly as they stand in the request line. */
    private static List<String> spellings(Path root, Path goal) {
        String whole = encoded(goal.toString()).replace("%2F", "/");
        String base = encoded(root.toString()).replace("%2F", "/");
        String down = encoded(goal.toString().substring(1)).replace("%2F", "/");
        List<String> all = new ArrayList<>(List.of(whole, whole.replace("/", "%2F")));
        all.addAll(List.of("/proc/self/root" + whole, base + whole, "//" + whole));
        all.addAll(List.of(whole + "%00", whole + "%00.py", base + "/%00/.." + whole));
        all.addAll(List.of("file://" + whole, whole + "%3Fraw%3F%3F", whole + "/."));
        for (String up :
                List.of(
                        "../",
                        "%2e%2e/",
                        "..%2F",
                        "%2e%2e%2f",
                        "..%5c",
                        "..;/",
                        "%252e%252e%252f",
                        "..%00/",
                        "%c0%ae%c0%ae/",
                        "....//")) {
            all.add(base + "/" + up.repeat(root.getNameCount()) + down);
        }
        return all;
    }

    private static Attempt attempt(Target target, String what, Request request) {
        return new Attempt(
                what + " on " + request.target().split("\\?", 2)[0],
                request,
                answer -> !target.canary().isIn(answer) && answer.status() < 500);
    }

    static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
