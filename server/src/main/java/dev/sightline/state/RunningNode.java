package dev.sightline.state;

import dev.sightline.json.Json;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a program of the same user reaches a node.
 *
 * @param url of the page and the API, without a secret
 * @param local the same over loopback, where another process of this user reaches it for sure
 * @param token bearer token, role admin
 * @param roots for people, to tell several nodes apart
 */
public record RunningNode(String url, String local, String token, long pid, String roots) {
    byte[] json() {
        Map<String, Object> fields = new LinkedHashMap<>(readyFields());
        fields.put("local", local);
        fields.put("roots", roots);
        return Json.bytes(fields);
    }

    private Map<String, Object> readyFields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("url", url);
        fields.put("token", token);
        fields.put("pid", pid);
        return fields;
    }

    /** The contents of {@code --ready-file}. */
    public byte[] readyFile() {
        return Json.bytes(readyFields());
    }
}
