package dev.sightline.ralph;

import dev.sightline.auth.Access;
import dev.sightline.auth.Role;
import dev.sightline.disk.Condition;
import dev.sightline.disk.Content;
import dev.sightline.disk.Disk;
import dev.sightline.disk.Saved;
import dev.sightline.http.Exchange;
import dev.sightline.http.Refusal;
import dev.sightline.http.Route;
import dev.sightline.ralph.format.LoopConfig;
import dev.sightline.ralph.format.PlanFile;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The plan, AGENTS.md and PROMPT.md, and the configuration, read and written. */
final class FileRoutes {
    /** 5 MiB of content may be six times that in JSON; decisions.md sets this for save. */
    static final int BODY = 32 * 1024 * 1024;

    private static final int SMALL_BODY = 64 * 1024;
    private static final int NAME = 4;
    private static final Map<String, String> FILES =
            Map.of("agents", Part.AGENTS_FILE, "prompt", Part.PROMPT_FILE);

    private final Named named;
    private final Disk disk;

    FileRoutes(Named named, Disk disk) {
        this.named = named;
        this.disk = disk;
    }

    List<Route> all() {
        Access read = new Access.Needs(Role.VIEWER);
        Access write = new Access.Needs(Role.EDITOR);
        return List.of(
                new Route("GET", "/api/projects/{id}/plan", read, this::plan),
                new Route("PUT", "/api/projects/{id}/plan", write, this::savePlan),
                new Route("GET", "/api/projects/{id}/files/{name}", read, this::file),
                new Route("PUT", "/api/projects/{id}/files/{name}", write, this::saveFile),
                new Route("GET", "/api/projects/{id}/config", read, this::config),
                new Route("PUT", "/api/projects/{id}/config", write, this::saveConfig));
    }

    private void plan(Exchange exchange) throws Refusal {
        Loop loop = named.loop(exchange);
        // Taken before the file is read, which may be newer than the place, and never older.
        Loop.Snapshot now = loop.snapshot();
        Content content =
                planOf(loop)
                        .read()
                        .orElseThrow(() ->
                                new Refusal(404, "no_plan", "There is no IMPLEMENTATION_PLAN.md"));
        exchange.setHeader("Sightline-Seq", now.at().toString());
        exchange.setEtag(content.etag());
        exchange.answer(PlanFile.parse(content.text().content()).fields());
    }

    private void savePlan(Exchange exchange) throws Refusal {
        Loop loop = named.loop(exchange);
        String content = exchange.body(BODY).text("content");
        save(exchange, planOf(loop), content);
        exchange.answer(PlanFile.parse(content).fields());
    }

    /** A relative of Ralph has its plan beside its log; it counts where there is no other. */
    private OwnFile planOf(Loop loop) throws Refusal {
        OwnFile plan = new OwnFile(disk, loop.project(), Part.PLAN_FILE);
        OwnFile other = new OwnFile(disk, loop.project(), Part.FIX_PLAN_FILE);
        return plan.read().isEmpty() && other.read().isPresent() ? other : plan;
    }

    private void file(Exchange exchange) throws Refusal {
        String name = exchange.segment(NAME);
        OwnFile file = fileNamed(exchange, name);
        Content content =
                file.read()
                        .orElseThrow(() ->
                                new Refusal(404, "no_file", "There is no " + file.relative()));
        exchange.setEtag(content.etag());
        exchange.answer(Map.of("name", name, "content", content.text().content()));
    }

    private void saveFile(Exchange exchange) throws Refusal {
        String name = exchange.segment(NAME);
        OwnFile file = fileNamed(exchange, name);
        String content = exchange.body(BODY).text("content");
        save(exchange, file, content);
        exchange.answer(Map.of("name", name, "content", content));
    }

    private OwnFile fileNamed(Exchange exchange, String name) throws Refusal {
        @Nullable String relative = FILES.get(name);
        if (relative == null) {
            throw new Refusal(404, "no_file", "There are only `agents` and `prompt`");
        }
        return new OwnFile(disk, named.loop(exchange).project(), relative);
    }

    /** With {@code If-Match} only where it is still that one; the etag goes into the answer. */
    static void save(Exchange exchange, OwnFile file, String content) throws Refusal {
        Condition condition =
                exchange.ifMatch()
                        .<Condition>map(Condition.Unchanged::new)
                        .orElse(new Condition.Whatever());
        Saved.Done done = file.save(content, condition);
        Audit.saved(done.path(), done.etag(), exchange.who());
        exchange.setEtag(done.etag());
    }

    private void config(Exchange exchange) throws Refusal {
        answer(exchange, new ConfigFile(disk, named.loop(exchange).project()).read());
    }

    private void saveConfig(Exchange exchange) throws Refusal {
        Loop loop = named.loop(exchange);
        Optional<String> wanted = exchange.ifMatch();
        Map<String, @Nullable Object> changes = changes(exchange);
        ConfigFile file = new ConfigFile(disk, loop.project());
        ConfigFile.Now now = file.change(changes, wanted);
        Audit.saved(
                loop.project().path().resolve(Part.CONFIG_FILE),
                now.etag().orElse(""),
                exchange.who());
        answer(exchange, now);
    }

    private static Map<String, @Nullable Object> changes(Exchange exchange) throws Refusal {
        try {
            return LoopConfig.parse(exchange.body(SMALL_BODY).json()).all();
        } catch (LoopConfig.Wrong wrong) {
            throw new Refusal(400, "bad_config", String.valueOf(wrong.getMessage()));
        }
    }

    private static void answer(Exchange exchange, ConfigFile.Now now) {
        now.etag().ifPresent(exchange::setEtag);
        exchange.answer(now.config().fields());
    }
}
