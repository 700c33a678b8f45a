package dev.sightline.hermes;

import dev.sightline.auth.Access;
import dev.sightline.auth.Role;
import dev.sightline.hermes.home.MemoryFile;
import dev.sightline.http.Body;
import dev.sightline.http.Exchange;
import dev.sightline.http.Refusal;
import dev.sightline.http.Route;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What users change in what an agent remembers: POST, PUT and DELETE of {@code memory}. */
final class MemoryRoutes {
    private static final int LIMIT = 1024 * 1024;

    private final Hud hud;
    private final MemoryStore store;

    MemoryRoutes(Hud hud) {
        this.hud = hud;
        this.store = new MemoryStore(hud.disk(), hud.home(), hud.marks());
    }

    /**
     * @param path where they are answered
     */
    List<Route> at(String path) {
        Access edit = new Access.Needs(Role.EDITOR);
        return List.of(
                new Route("POST", path, edit, exchange -> write(exchange, MemoryRoutes::add)),
                new Route("PUT", path, edit, exchange -> write(exchange, MemoryRoutes::replace)),
                new Route("DELETE", path, edit, exchange -> write(exchange, MemoryRoutes::forget)));
    }

    /** What a body asks for. */
    private interface Reading {
        MemoryEdit of(Body body) throws Refusal;
    }

    private static MemoryEdit add(Body body) throws Refusal {
        return new MemoryEdit.Add(MemoryEdit.content(text(body, "content")));
    }

    private static MemoryEdit replace(Body body) throws Refusal {
        String old = text(body, "old_text");
        return new MemoryEdit.Replace(old, MemoryEdit.content(text(body, "content")));
    }

    private static MemoryEdit forget(Body body) throws Refusal {
        return new MemoryEdit.Forget(text(body, "old_text"));
    }

    private void write(Exchange exchange, Reading reading) throws Refusal {
        Body body = exchange.body(LIMIT);
        MemoryFile file =
                MemoryFile.of(text(body, "target"))
                        .orElseThrow(() ->
                                new Refusal(
                                        422, "bad_request", "`target` must be 'memory' or 'user'"));
        MemoryEdit edit = reading.of(body);
        hud.mustBeThere();
        MemoryStore.Written written = store.write(file, edit, exchange.ifMatch());
        Audit.did(edit.word(), file.word(), exchange.who());
        exchange.setEtag(written.etag());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ok", true);
        fields.put("entry_count", written.count());
        fields.put("over_limit", written.isOver());
        fields.put("etag", written.etag());
        exchange.answer(fields);
    }

    /** Old clients know 422 for a field that is missing or of another kind. */
    private static String text(Body body, String field) throws Refusal {
        try {
            return body.text(field);
        } catch (Refusal refusal) {
            throw new Refusal(422, refusal.code(), refusal.detail());
        }
    }
}
