package dev.sightline.security;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Ways to write the path of a file that is not served, modelled on those that got through other
 * servers: Vite's {@code ?raw??}, {@code %2F} in static routes, {@code startsWith} on a sibling's
 * name, {@code ..;} of servlet containers, overlong UTF-8.
 */
final class Climbs {
    private Climbs() {}

    /**
     * @param data the served folder; its sibling's name begins with its own
     * @param file in that sibling
     * @return values of a query parameter, exactly as they stand in the request line
     */
    static List<String> to(Path data, Path file) {
        List<String> all = new ArrayList<>();
        String rest = data.resolveSibling("").relativize(file).toString();
        for (String up : ups()) all.add(data + "/" + up + rest);
        for (String up : ups()) all.add(data + "/sub/" + up + up + rest);
        for (String up : ups()) all.add(data + "/hello.py/" + up + up + rest);
        for (String up : ups()) all.add(up + rest);
        all.addAll(absolute(data, file.toString()));
        return all;
    }

    /** One level up, and the slash after it. */
    private static List<String> ups() {
        return List.of(
                "../",
                "%2e%2e/",
                "%2E%2e/",
                ".%2e/",
                "%2e./",
                "..%2f",
                "%2e%2e%2F",
                "%252e%252e/",
                "..%252f",
                "%25%32%65%25%32%65/",
                "..%5c",
                "%2e%2e%5C",
                "..%255c",
                "..//",
                ".././",
                "./../",
                "....//",
                "..././",
                "..;/",
                "..;x=y/",
                "..%00/",
                "%00../",
                "..%0a/",
                "..%0d%0a/",
                "..%20/",
                "..%09/",
                "..+/",
                "..%3f/",
                "%3f/../",
                "..%23/",
                "%23/../",
                // Overlong UTF-8 of `.` and `/` (RFC 3629, section 10).
                "%c0%ae%c0%ae/",
                "..%c0%af",
                "%e0%80%ae%e0%80%ae/",
                "..%e0%80%af",
                "%f0%80%80%ae%f0%80%80%ae/",
                "..%c1%9c",
                // Broken UTF-8, and characters that look alike.
                "..%ff/",
                "%ef%bc%8e%ef%bc%8e/",
                "..%ef%bc%8f",
                "..%e2%81%84",
                "%e2%80%a5/",
                "%u002e%u002e/",
                "..%u2216",
                "&#46;&#46;/",
                "%26%2346;%26%2346;/");
    }

    private static List<String> absolute(Path data, String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        String sibling = file.substring(data.toString().length());
        return List.of(
                file,
                data + "%2dsecret/" + name,
                file.replace("/", "%2f"),
                file.replace("/", "//"),
                "/" + file,
                "//" + file,
                "/." + file,
                "/%2e" + file,
                "//localhost" + file,
                "///.//" + file,
                file + "/",
                file + "/.",
                file + "/x/..",
                file + "%00",
                file + "%00.py",
                file + "%3fraw",
                file + "%3fraw%3f%3f",
                file + "?raw??",
                file + "?import&raw??",
                file + "%23",
                file + ";",
                file + "%20",
                file + "%0a",
                file + "::$DATA",
                "%20" + file,
                "%00" + file,
                "file://" + file,
                "file:" + file,
                "FILE:///" + file,
                "file%3a%2f%2f" + file,
                "http://127.0.0.1" + file,
                "jar:file:" + file + "!/",
                file.toUpperCase(Locale.ROOT),
                "C:" + file,
                "C:%5c" + file.replace("/", "%5c"),
                "%5c%5c%3f%5c" + file.replace("/", "%5c"),
                "~" + file,
                "~/.." + file,
                "~root/.." + file,
                "$HOME/.." + file,
                "/proc/self/root" + file,
                "/proc/self/cwd/../../.." + file,
                "/proc/1/root" + file,
                "/proc/thread-self/root" + file,
                "/dev/fd/3/.." + file,
                data + "/proc/self/root" + file,
                data + file,
                data + "/" + file,
                "." + sibling,
                sibling,
                name,
                "{" + data + "," + file + "}",
                data + "*/" + name,
                data.resolveSibling("*") + "/" + name,
                data + "/hello.py&path=" + file,
                file + "&path=" + data + "/hello.py",
                "&path=" + file,
                data + "/hello.py%26path=" + file,
                data + "/hello.py," + file,
                data + "/hello.py%0a" + file,
                data + "/" + "a".repeat(5000) + "/../../" + name,
                data + "/..".repeat(40) + file);
    }
}
