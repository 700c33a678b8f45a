package dev.sightline.http;

import dev.sightline.auth.Access;
import dev.sightline.auth.Gate;
import dev.sightline.auth.Identity;
import dev.sightline.auth.Knock;
import dev.sightline.auth.Role;
import dev.sightline.auth.Verdict;

import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The one door: every request passes the gate here, and only then finds its route. */
final class Front extends Handler.Abstract {
    private static final Logger LOG = System.getLogger("sightline.http");
    private static final Logger AUDIT = System.getLogger("sightline.audit");

    /** What nobody registered still asks for an identity: a stranger learns no route. */
    private static final Access UNKNOWN = new Access.Needs(Role.VIEWER);

    /** A request with more fields than any browser's is built to cost. */
    private static final int FIELDS = 100;

    private final Gate gate;
    private final Routes routes;
    private final String cookieName;
    private final StaticPage page = new StaticPage();
    private final Crowd crowd = new Crowd();

    Front(Gate gate, Routes routes, String cookieName) {
        this.gate = gate;
        this.routes = routes;
        this.cookieName = cookieName;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        if (LOG.isLoggable(Level.DEBUG)) logWhenDone(request, response, path);
        harden(response.getHeaders());
        if (request.getHeaders().size() > FIELDS) {
            anonymous(request, response, callback)
                    .refuse(
                            new Refusal(
                                    431,
                                    "too_many_headers",
                                    "A request may have " + FIELDS + " header fields"));
            return true;
        }
        @Nullable Map<String, Route> methods = routes.at(path);
        @Nullable Route route = methods == null ? null : methods.get(method(request));
        boolean forPage = methods == null && isPage(method(request), path);
        Access access = forPage ? new Access.Open() : route == null ? UNKNOWN : route.access();
        Knock knock = knock(request);
        switch (gate.judge(knock, access)) {
            case Verdict.Refused(int status, String code, String detail) -> {
                audit(request, path, code);
                anonymous(request, response, callback)
                        .refuse(new Refusal(status, code, detail, howToGetIn(status)));
            }
            case Verdict.Preflight(String friend) -> preflight(friend, response, callback);
            case Verdict.Admitted(Optional<Identity> identity, Optional<String> friend) -> {
                friend.ifPresent(origin -> welcome(origin, response.getHeaders()));
                Exchange exchange =
                        new Exchange(
                                request, response, callback, crowd, identity, Optional.empty());
                exchange.bring(gate.ownCookie(knock));
                serve(
                        exchange,
                        request.getMethod() + " " + path,
                        () -> answer(path, methods, route, forPage));
            }
            case Verdict.Unidentified stranger ->
                    serve(
                            new Exchange(
                                    request,
                                    response,
                                    callback,
                                    crowd,
                                    Optional.empty(),
                                    Optional.of(stranger)),
                            request.getMethod() + " " + path,
                            () -> answer(path, methods, route, forPage));
        }
        return true;
    }

    /** The page shows a login, or says how to get a new link. */
    private Map<String, @Nullable Object> howToGetIn(int status) {
        Map<String, @Nullable Object> more = new HashMap<>();
        if (status == 401) gate.login().ifPresent(word -> more.put("login", word));
        return more;
    }

    /** Without the query, which may hold a token. */
    private static void logWhenDone(Request request, Response response, String path) {
        Request.addCompletionListener(
                request,
                failure ->
                        LOG.log(
                                Level.DEBUG,
                                "{0} {1} {2}",
                                request.getMethod(),
                                path,
                                String.valueOf(response.getStatus())));
    }

    /** HEAD is a GET whose body the server leaves away. */
    private static String method(Request request) {
        return request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    }

    private static boolean isPage(String method, String path) {
        return method.equals("GET")
                && !isAt("/api", path)
                && !isAt("/ws", path)
                && !isAt("/metrics", path);
    }

    private static boolean isAt(String top, String path) {
        return path.equals(top) || path.startsWith(top + "/");
    }

    private Endpoint answer(
            String path,
            @Nullable Map<String, Route> methods,
            @Nullable Route route,
            boolean page) {
        if (route != null) return route.endpoint();
        return exchange -> {
            if (page && this.page.serve(path, exchange)) return;
            if (methods == null) throw new Refusal(404, "no_route", "There is nothing here");
            exchange.setHeader("Allow", String.join(", ", methods.keySet()));
            throw new Refusal(
                    405, "method_not_allowed", "Use " + String.join(" or ", methods.keySet()));
        };
    }

    private void serve(Exchange exchange, String what, Supplier<Endpoint> endpoint) {
        boolean stranger = exchange.identity().isEmpty() && exchange.hasBody();
        try {
            crowd.admit(stranger, () -> endpoint.get().serve(exchange));
        } catch (Refusal refusal) {
            AUDIT.log(
                    Level.INFO,
                    "refused {0} code={1} who={2}",
                    what,
                    refusal.code(),
                    exchange.who());
            exchange.refuse(refusal);
        } catch (Exception bug) {
            LOG.log(Level.ERROR, "failed: " + what, bug);
            exchange.refuse(
                    new Refusal(500, "internal", "Something broke here; the node's log says more"));
        }
    }

    private static void audit(Request request, String path, String code) {
        AUDIT.log(
                Level.INFO,
                "refused {0} {1} code={2} who=nobody@{3}",
                request.getMethod(),
                path,
                code,
                Request.getRemoteAddr(request));
    }

    private Exchange anonymous(Request request, Response response, Callback callback) {
        return new Exchange(request, response, callback, crowd, Optional.empty(), Optional.empty());
    }

    static void harden(HttpFields.Mutable headers) {
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        headers.put("Vary", "Origin");
        headers.put("Sightline-Protocol", "1");
    }

    private static void welcome(String origin, HttpFields.Mutable headers) {
        headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.put(
                "Access-Control-Expose-Headers",
                "ETag, Sightline-Protocol, Sightline-Run, Sightline-Seq, Retry-After");
        headers.put("Cross-Origin-Resource-Policy", "cross-origin");
    }

    private static void preflight(String friend, Response response, Callback callback) {
        welcome(friend, response.getHeaders());
        response.getHeaders().put("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
        response.getHeaders()
                .put(
                        "Access-Control-Allow-Headers",
                        "Authorization, Content-Type, If-Match, If-None-Match, Last-Event-ID,"
                                + " X-Sightline");
        response.getHeaders().put("Access-Control-Max-Age", "600");
        response.setStatus(204);
        callback.succeeded();
    }

    private Knock knock(Request request) {
        HttpFields headers = request.getHeaders();
        Fields query = Request.extractQueryParameters(request);
        return new Knock(
                request.getMethod(),
                values(headers, HttpHeader.HOST),
                values(headers, HttpHeader.ORIGIN),
                Forwarded.scheme(request),
                Optional.ofNullable(headers.get("Sec-Fetch-Site")),
                Optional.ofNullable(headers.get(HttpHeader.CONTENT_TYPE)),
                "1".equals(headers.get("X-Sightline")),
                Optional.ofNullable(headers.get(HttpHeader.AUTHORIZATION)),
                Request.getCookies(request).stream()
                        .filter(cookie -> cookie.getName().equals(cookieName))
                        .map(HttpCookie::getValue)
                        .findFirst(),
                Optional.ofNullable(query.getValue("token")));
    }

    private static List<String> values(HttpFields headers, HttpHeader name) {
        return headers.stream()
                .filter(field -> field.getHeader() == name)
                .map(HttpField::getValue)
                .map(value -> value == null ? "" : value)
                .toList();
    }
}
