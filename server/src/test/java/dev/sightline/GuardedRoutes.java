package dev.sightline;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Which routes of {@code docs/reference/openapi.yaml} ask for an identity. */
public final class GuardedRoutes {
    private static final Path OPENAPI = Path.of("..", "docs", "reference", "openapi.yaml");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private GuardedRoutes() {}

    /** Such as {@code GET /api/node}; all but those marked {@code security: []}. */
    public static Set<String> ofTheContract() throws Exception {
        Object contract =
                new Load(LoadSettings.builder().build()).loadFromString(Files.readString(OPENAPI));
        Set<String> guarded = new TreeSet<>();
        Map<?, ?> paths = (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) contract).get("paths"));
        paths.forEach((path, operations) ->
                ((Map<?, ?>) operations)
                        .forEach((method, operation) -> {
                            if (!METHODS.contains(method.toString())) return;
                            boolean open =
                                    List.of().equals(((Map<?, ?>) operation).get("security"));
                            String name = method.toString().toUpperCase(Locale.ROOT) + " " + path;
                            if (!open) guarded.add(name);
                        }));
        return guarded;
    }
}
