package dev.sightline.editor;

import dev.sightline.auth.Access;
import dev.sightline.auth.Role;
import dev.sightline.disk.Condition;
import dev.sightline.disk.Content;
import dev.sightline.disk.Disk;
import dev.sightline.disk.Encoding;
import dev.sightline.disk.Place;
import dev.sightline.disk.Saved;
import dev.sightline.disk.Text;
import dev.sightline.disk.Trouble;
import dev.sightline.files.Refusals;
import dev.sightline.http.Body;
import dev.sightline.http.Exchange;
import dev.sightline.http.Refusal;
import dev.sightline.http.Route;
import dev.sightline.http.Streams;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes of the editor: one file live, read, saved; a directory listed. */
public final class EditorRoutes {
    private static final Logger AUDIT = System.getLogger("sightline.audit");

    /** 5 MiB of content may be six times that in JSON; decisions.md sets this for save. */
    private static final int BODY = 32 * 1024 * 1024;

    private final Disk disk;
    private final WatchRoutes watches;

    public EditorRoutes(Disk disk, Following following, Streams streams) {
        this.disk = disk;
        this.watches = new WatchRoutes(following, streams);
    }

    public List<Route> all() {
        List<Route> routes = new ArrayList<>(watches.all());
        routes.add(new Route("GET", "/api/read-file", new Access.Needs(Role.VIEWER), this::read));
        routes.add(new Route("POST", "/api/save-file", new Access.Needs(Role.EDITOR), this::save));
        routes.add(
                new Route(
                        "GET",
                        "/api/list-files",
                        new Access.Needs(Role.VIEWER),
                        new ListFiles(disk)));
        return routes;
    }

    private void read(Exchange exchange) throws Refusal {
        try {
            Content content = disk.read(disk.locateFile(exchange.requiredQuery("path")));
            Text text = content.text();
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("content", text.content());
            fields.put("path", content.path().toString());
            fields.put("etag", content.etag());
            fields.putAll(FileEvents.storage(content, text));
            if (text.encoding() == Encoding.BINARY) {
                fields.put("base64", Base64.getEncoder().encodeToString(content.bytes()));
            }
            exchange.setEtag(content.etag());
            exchange.answer(fields);
        } catch (Trouble trouble) {
            throw Refusals.of(trouble);
        }
    }

    private void save(Exchange exchange) throws Refusal, IOException {
        Body body = exchange.body(BODY);
        String path = body.text("path");
        String content = body.text("content");
        Condition condition = condition(exchange);
        Saved saved;
        try {
            Place place = disk.locateFile(path);
            saved = disk.save(place, content, condition);
        } catch (Trouble trouble) {
            throw Refusals.of(trouble);
        }
        switch (saved) {
            case Saved.Done(var written, String etag) -> {
                AUDIT.log(
                        Level.INFO,
                        "saved path=\"{0}\" etag={1} who={2}",
                        written,
                        etag,
                        exchange.who());
                exchange.setEtag(etag);
                exchange.answer(Map.of("status", "ok", "etag", etag));
            }
            case Saved.Stale(Optional<String> etag) -> throw Refusals.stale(etag);
        }
    }

    private static Condition condition(Exchange exchange) throws Refusal {
        Optional<String> match = exchange.ifMatch();
        if (match.isPresent()) return new Condition.Unchanged(match.get());
        Optional<String> none = exchange.header("If-None-Match");
        if (none.isEmpty()) return new Condition.Whatever();
        if (none.get().strip().equals("*")) return new Condition.Absent();
        throw new Refusal(400, "bad_request", "If-None-Match can only be *");
    }
}
