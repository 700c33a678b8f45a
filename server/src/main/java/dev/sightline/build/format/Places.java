package dev.sightline.build.format;

import dev.sightline.json.Json;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Where values of a JSON file stand; a tree of values does not know it any more. */
final class Places {
    private Places() {}

    /** One pass over JSON that was read before; a value that is not found is left out. */
    static Map<String, Place> of(byte[] bytes, Set<String> pointers) {
        int depth = pointers.stream().mapToInt(one -> (int) slashes(one)).max().orElse(0);
        Map<String, Place> places = new HashMap<>();
        try (JsonParser parser = Json.parser(bytes)) {
            int inside = 0;
            for (JsonToken token = parser.nextToken();
                    token != null && places.size() < pointers.size();
                    token = parser.nextToken()) {
                if (token.isStructEnd()) inside--;
                if (inside <= depth && token != JsonToken.PROPERTY_NAME && !token.isStructEnd()) {
                    TokenStreamLocation at = parser.currentTokenLocation();
                    String pointer = pointer(parser, token);
                    if (pointers.contains(pointer)) places.putIfAbsent(pointer, place(bytes, at));
                }
                if (token.isStructStart()) inside++;
            }
        } catch (JacksonException changed) {
            return places;
        }
        return places;
    }

    /** The context of an object or array that begins is already the inner one. */
    private static String pointer(JsonParser parser, JsonToken token) {
        var context = parser.streamReadContext();
        if (token.isStructStart() && context.getParent() != null) context = context.getParent();
        return context.pathAsPointer().toString();
    }

    static Place place(byte[] bytes, TokenStreamLocation at) {
        // Not known for UTF-16 and UTF-32, which are read as characters.
        if (at.getByteOffset() < 0) {
            return new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
        }
        return Place.at(bytes, at.getByteOffset());
    }

    private static long slashes(String pointer) {
        return pointer.chars().filter(c -> c == '/').count();
    }
}
