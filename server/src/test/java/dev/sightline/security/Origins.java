package dev.sightline.security;

import dev.sightline.TestNode;

import java.util.List;

/** Origins of other pages, many of them dressed up to look like ours. */
final class Origins {
    private Origins() {}

    static List<String> foreignTo(TestNode node) {
        int port = node.port();
        int other = port == 65535 ? 1024 : port + 1;
        return List.of(
                "null",
                "",
                "*",
                "http://evil.test",
                "http://evil.test:" + port,
                "http://localhost:" + other,
                "http://127.0.0.1:" + other,
                "http://localhost",
                "http://127.0.0.1",
                "https://localhost:" + port,
                "https://127.0.0.1:" + port,
                "ws://localhost:" + port,
                "file://",
                "file:///",
                "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
                "http://localhost:" + port + ".evil.com",
                "http://localhost:" + port + "@evil.com",
                "http://evil.com@localhost:" + port,
                "http://localhost:" + port + "/",
                "http://localhost:" + port + "/.evil.com",
                "http://localhost:" + port + "#",
                "http://localhost:" + port + "?",
                "http://localhost.:" + port,
                "http://localhost.evil.test:" + port,
                "http://evil.localhost:" + port,
                "http://127.0.0.1.nip.io:" + port,
                "http://0.0.0.0:" + port,
                "http://127.1:" + port,
                "http://2130706433:" + port,
                "http://[::]:" + port,
                "http://localhost:" + port + " http://evil.test",
                "http://evil.test http://localhost:" + port,
                "http://localhost:" + port + ",http://evil.test",
                "localhost:" + port,
                "//localhost:" + port,
                "http://localhost:0" + port);
    }
}
