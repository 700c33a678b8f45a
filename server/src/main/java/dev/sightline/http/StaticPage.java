package dev.sightline.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The browser app, from the jar. It holds nothing secret and is open to all; what it shows it must
 * ask the API for.
 */
final class StaticPage {
    /** A file of the build. Nothing else is looked up, so nothing can point elsewhere. */
    private static final Pattern FILE = Pattern.compile("/(assets/)?[A-Za-z0-9_-][A-Za-z0-9._-]*");

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "woff2", "font/woff2",
                    "json", "application/json");

    /** Codings and the ends of their files' names, the smallest first. */
    private static final List<Map.Entry<String, String>> CODINGS =
            List.of(Map.entry("br", ".br"), Map.entry("gzip", ".gz"));

    /**
     * The one script in the frames that show HTML of a user's script (`MEASURE` in the page's
     * sealed.ts): such a frame inherits the page's policy.
     */
    static final String FRAME_SCRIPT = "sha256-yGmjoKMNB+18JkpsJcNnZEc9wioQ16Fuw16i4x/bIlg=";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, Optional<byte[]>> files = new ConcurrentHashMap<>();

    /** Answers a GET of the page or one of its files; false where the path is neither. */
    boolean serve(String path, Exchange exchange) throws IOException {
        boolean file = FILE.matcher(path).matches() && path.contains(".") && !isCoded(path);
        if (!file && !path.equals("/")) return false;
        if (!file || path.equals("/index.html")) {
            page(exchange);
            return true;
        }
        Optional<byte[]> plain = load(path);
        if (plain.isEmpty()) return false;
        exchange.setHeader("Content-Type", type(path));
        // The build names these by their content.
        exchange.setHeader(
                "Cache-Control",
                path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
        exchange.answer(200, coded(path, plain.get(), exchange), false);
        return true;
    }

    /** The build puts compressed forms beside a file where they are smaller. */
    private byte[] coded(String path, byte[] plain, Exchange exchange) throws IOException {
        List<String> offered = new ArrayList<>();
        for (Map.Entry<String, String> coding : CODINGS) {
            if (load(path + coding.getValue()).isPresent()) offered.add(coding.getKey());
        }
        if (offered.isEmpty()) return plain;
        exchange.varyByEncoding();
        Optional<String> chosen = exchange.accepted(offered);
        for (Map.Entry<String, String> coding : CODINGS) {
            if (chosen.filter(coding.getKey()::equals).isEmpty()) continue;
            exchange.setHeader("Content-Encoding", coding.getKey());
            return load(path + coding.getValue()).orElse(plain);
        }
        return plain;
    }

    /**
     * The editor makes its style sheet in the browser. A nonce, new with each page, lets it do so
     * while injected styles and scripts stay barred.
     */
    private void page(Exchange exchange) throws IOException {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        String nonce = HexFormat.of().formatHex(bits);
        byte[] html =
                load("/index.html")
                        .orElseThrow(() -> new IOException("the web module is not in the jar"));
        String page = new String(html, StandardCharsets.UTF_8).replace("__CSP_NONCE__", nonce);
        exchange.setHeader("Content-Type", type("/index.html"));
        exchange.setHeader("Cache-Control", "no-store");
        exchange.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self' '"
                        + FRAME_SCRIPT
                        + "'; style-src 'self' 'nonce-"
                        + nonce
                        + "'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri"
                        + " 'none'; form-action 'none'; frame-ancestors 'none';"
                        + " require-trusted-types-for 'script'");
        // The nonce is no secret to who gets the page, and nothing in it is the caller's.
        exchange.answer(200, page.getBytes(StandardCharsets.UTF_8), true);
    }

    private Optional<byte[]> load(String path) throws IOException {
        Optional<byte[]> known = files.get(path);
        if (known != null) return known;
        try (InputStream in = StaticPage.class.getResourceAsStream("/ui" + path)) {
            // A miss is remembered of our own files only: no stranger fills our memory with names.
            if (in == null) {
                if (isCoded(path)) files.put(path, Optional.empty());
                return Optional.empty();
            }
            Optional<byte[]> loaded = Optional.of(in.readAllBytes());
            files.put(path, loaded);
            return loaded;
        }
    }

    private static boolean isCoded(String path) {
        return CODINGS.stream().anyMatch(coding -> path.endsWith(coding.getValue()));
    }

    private static String type(String path) {
        return TYPES.getOrDefault(
                path.substring(path.lastIndexOf('.') + 1), "application/octet-stream");
    }
}
