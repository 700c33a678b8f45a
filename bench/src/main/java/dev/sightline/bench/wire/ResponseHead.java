package dev.sightline.bench.wire;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Status line and header fields of an HTTP/1.1 response; field names are in lower case. */
public record ResponseHead(int status, Map<String, String> fields) {

    public ResponseHead {
        fields = Map.copyOf(fields);
    }

    /**
     * @param text everything before the empty line
     */
    public static ResponseHead parse(String text) throws IOException {
        String[] lines = text.split("\r\n", -1);
        String[] statusLine = lines[0].split(" ", 3);
        if (statusLine.length < 2
                || !statusLine[0].startsWith("HTTP/1.")
                || !statusLine[1].matches("\\d{3}")) {
            throw new IOException("not an HTTP/1.1 status line: " + lines[0]);
        }
        Map<String, String> fields = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                fields.put(
                        lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
        }
        return new ResponseHead(Integer.parseInt(statusLine[1]), fields);
    }

    /** How the body that follows is to be read. */
    public Body body() {
        return "chunked".equalsIgnoreCase(fields.get("transfer-encoding"))
                ? new ChunkedBody()
                : new Body.UntilClose();
    }
}
