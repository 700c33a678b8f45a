package dev.sightline.security;

import dev.sightline.TestNode;
import dev.sightline.WsClient;
import dev.sightline.json.Json;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** One file, asked for on every stream that tells of files, by someone who may. */
final class Watches {
    private Watches() {}

    /** What is told of a file that is refused, by the name of the stream; it ends by itself. */
    static Map<String, String> of(TestNode node, Path file) throws Exception {
        Map<String, String> told = new LinkedHashMap<>();
        String path = TestNode.encoded(file);
        for (String query :
                new String[] {"watch-file?path=", "watch-files?path=", "watch-files?paths="}) {
            Wire ask = Wire.get(node, "/api/" + query + path).withToken();
            told.put(query, ask.send().text());
        }
        try (WsClient client = node.socket()) {
            told.put("ws", overSocket(client, file.toString()));
        }
        return told;
    }

    /** The first that a WebSocket is told of a file. */
    static String overSocket(WsClient client, String path) throws Exception {
        Map<String, String> watch = Map.of("action", "watch", "path", path);
        client.say(new String(Json.bytes(watch), StandardCharsets.UTF_8));
        return client.next().text();
    }
}
