package dev.sightline.build;

import dev.sightline.build.project.Initialized;
import dev.sightline.build.project.Prd;
import dev.sightline.build.project.ProjectInit;
import dev.sightline.build.project.ProjectInitError;
import dev.sightline.disk.Disk;
import dev.sightline.disk.Root;
import dev.sightline.http.Body;
import dev.sightline.http.Exchange;
import dev.sightline.http.Refusal;
import dev.sightline.json.Json;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Projects begun over HTTP: variant 1 of {@code POST /api/build/init} (compat.md §2). */
final class Beginnings {
    private final ProjectInit init;
    private final Disk disk;

    Beginnings(ProjectInit init, Disk disk) {
        this.init = init;
        this.disk = disk;
    }

    /**
     * Answers 201; only beneath what is served.
     *
     * @throws Refusal 400, or 422 for an alias that is none
     */
    void begin(Exchange exchange, Body body) throws Refusal {
        String alias = SessionRoutes.alias(body.text("alias"));
        List<Path> within =
                disk.roots().stream()
                        .filter(root -> root.kind() == Root.Kind.TREE)
                        .map(Root::path)
                        .toList();
        Initialized begun;
        try {
            begun =
                    init.init(
                            new ProjectInit.Order(
                                    alias,
                                    body.text("project_path"),
                                    within,
                                    prd(body),
                                    install(body)));
        } catch (ProjectInitError error) {
            throw refusal(error);
        }
        Audit.did("init", "-", "path=" + begun.path(), exchange.who());
        exchange.answer(201, begun.body());
    }

    private static Prd prd(Body body) throws ProjectInitError {
        return Prd.of(Json.read(body.json().getBytes(StandardCharsets.UTF_8)).path("prd_data"));
    }

    private static Optional<String> install(Body body) throws Refusal {
        return body.optionalText("install").filter(spec -> !spec.isBlank());
    }

    private static Refusal refusal(ProjectInitError error) {
        int status = error.kind() == ProjectInitError.Kind.BAD_ALIAS ? 422 : 400;
        List<String> remains = error.remains();
        return remains.isEmpty()
                ? new Refusal(status, error.kind().code(), error.detail())
                : new Refusal(
                        status, error.kind().code(), error.detail(), Map.of("remains", remains));
    }
}
