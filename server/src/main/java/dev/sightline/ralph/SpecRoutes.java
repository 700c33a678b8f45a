package dev.sightline.ralph;

import dev.sightline.auth.Access;
import dev.sightline.auth.Role;
import dev.sightline.disk.Condition;
import dev.sightline.disk.Content;
import dev.sightline.disk.Disk;
import dev.sightline.disk.FolderEntry;
import dev.sightline.disk.Saved;
import dev.sightline.disk.Trouble;
import dev.sightline.files.Refusals;
import dev.sightline.http.Body;
import dev.sightline.http.Exchange;
import dev.sightline.http.Refusal;
import dev.sightline.http.Route;
import dev.sightline.project.Project;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The specs of a project: listed, read, made, written, deleted. */
final class SpecRoutes {
    /** No slash, and nothing that a shell or a browser might take for more than a name. */
    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._ -]{0,99}\\.md");

    private static final int NAME = 4;

    private final Named named;
    private final Disk disk;

    SpecRoutes(Named named, Disk disk) {
        this.named = named;
        this.disk = disk;
    }

    List<Route> all() {
        Access read = new Access.Needs(Role.VIEWER);
        Access write = new Access.Needs(Role.EDITOR);
        return List.of(
                new Route("GET", "/api/projects/{id}/specs", read, this::list),
                new Route("POST", "/api/projects/{id}/specs", write, this::add),
                new Route("GET", "/api/projects/{id}/specs/{name}", read, this::one),
                new Route("PUT", "/api/projects/{id}/specs/{name}", write, this::save),
                new Route("DELETE", "/api/projects/{id}/specs/{name}", write, this::delete));
    }

    private void list(Exchange exchange) throws Refusal {
        Project project = named.loop(exchange).project();
        Map<String, Map<String, Object>> specs = new TreeMap<>();
        Specs.Listener listener =
                new Specs.Listener() {
                    @Override
                    public void spec(String path, FolderEntry entry) {
                        String name = path.substring(Part.SPECS.length() + 1);
                        Map<String, Object> fields = new LinkedHashMap<>();
                        fields.put("name", name);
                        fields.put("size", entry.size());
                        fields.put("modified", entry.mtime().toString());
                        specs.put(name, fields);
                    }

                    @Override
                    public void unread(String folder, Trouble why) throws Trouble {
                        // A folder in it that is not ours to read stands beside others that are.
                        if (folder.equals(Part.SPECS)) throw why;
                    }
                };
        try {
            Specs.list(disk, project, listener);
        } catch (Trouble trouble) {
            throw Refusals.of(trouble);
        }
        exchange.answer(List.copyOf(specs.values()));
    }

    private void add(Exchange exchange) throws Refusal {
        Body body = exchange.body(FileRoutes.BODY);
        String name = body.text("name");
        String content = body.text("content");
        OwnFile file = file(exchange, name);
        file.makeFolder();
        if (!(file.trySave(content, new Condition.Absent()) instanceof Saved.Done done)) {
            throw new Refusal(409, "exists", "There is a spec " + name + " already");
        }
        Audit.saved(done.path(), done.etag(), exchange.who());
        exchange.setEtag(done.etag());
        exchange.answer(201, Map.of("name", name, "content", content));
    }

    private void one(Exchange exchange) throws Refusal {
        String name = exchange.decodedSegment(NAME);
        Content content = there(file(exchange, name), name);
        exchange.setEtag(content.etag());
        exchange.answer(Map.of("name", name, "content", content.text().content()));
    }

    private void save(Exchange exchange) throws Refusal {
        String name = exchange.decodedSegment(NAME);
        OwnFile file = file(exchange, name);
        String content = exchange.body(FileRoutes.BODY).text("content");
        there(file, name);
        FileRoutes.save(exchange, file, content);
        exchange.answer(Map.of("name", name, "content", content));
    }

    private void delete(Exchange exchange) throws Refusal {
        String name = exchange.decodedSegment(NAME);
        OwnFile file = file(exchange, name);
        Condition condition =
                exchange.ifMatch()
                        .<Condition>map(Condition.Unchanged::new)
                        .orElse(new Condition.Whatever());
        Saved.Done done = file.delete(condition).orElseThrow(() -> none(name));
        Audit.deleted(done.path(), done.etag(), exchange.who());
        exchange.answerNothing();
    }

    private OwnFile file(Exchange exchange, String name) throws Refusal {
        Loop loop = named.loop(exchange);
        if (!NAMES.matcher(name).matches()) {
            throw new Refusal(
                    400,
                    "bad_name",
                    "A spec is named in letters, digits, dots, dashes and spaces, and ends in .md");
        }
        return new OwnFile(disk, loop.project(), Part.SPECS + "/" + name);
    }

    private static Content there(OwnFile file, String name) throws Refusal {
        return file.read().orElseThrow(() -> none(name));
    }

    private static Refusal none(String name) {
        return new Refusal(404, "no_spec", "There is no spec " + name);
    }
}
