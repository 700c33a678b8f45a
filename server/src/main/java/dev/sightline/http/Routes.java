package dev.sightline.http;

import org.eclipse.jetty.http.pathmap.MatchedResource;
import org.eclipse.jetty.http.pathmap.PathMappings;
import org.eclipse.jetty.http.pathmap.UriTemplatePathSpec;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All routes of the node. A path that stands twice is a bug, and stops the start. */
public final class Routes {
    private final PathMappings<Map<String, Route>> byPath = new PathMappings<>();
    private final List<Route> all;

    public Routes(Collection<Route> routes) {
        all = List.copyOf(routes);
        for (Route route : all) {
            UriTemplatePathSpec spec = new UriTemplatePathSpec(route.template());
            @Nullable Map<String, Route> methods = byPath.get(spec);
            if (methods == null) {
                methods = new TreeMap<>();
                byPath.put(spec, methods);
            }
            if (methods.putIfAbsent(route.method(), route) != null) {
                throw new IllegalStateException(
                        "registered twice: " + route.method() + " " + route.template());
            }
        }
    }

    /** For the test that walks them. */
    public List<Route> all() {
        return all;
    }

    /** The methods of a path, or null where nothing is served. */
    @Nullable Map<String, Route> at(String path) {
        @Nullable MatchedResource<Map<String, Route>> match = byPath.getMatched(path);
        return match == null ? null : match.getResource();
    }
}
