package dev.sightline.node;

import dev.sightline.auth.Access;
import dev.sightline.auth.Logins;
import dev.sightline.auth.Logins.Outcome;
import dev.sightline.auth.Session;
import dev.sightline.auth.Sessions;
import dev.sightline.auth.User;
import dev.sightline.auth.UserTokens;
import dev.sightline.http.Body;
import dev.sightline.http.Exchange;
import dev.sightline.http.Refusal;
import dev.sightline.http.Route;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * In by name and password, on, and out again; the words are those of {@code compat.md} §1. Programs
 * get tokens; our page gets a cookie, which no script of it can read.
 */
public final class LoginRoutes {
    private static final Logger AUDIT = System.getLogger("sightline.audit");
    private static final int BODY = 64 * 1024;
    private static final int LOGGED_NAME = 64;

    private final Clock clock;
    private final Logins logins;
    private final UserTokens tokens;
    private final Sessions sessions;
    private final SessionCookie cookie;

    public LoginRoutes(
            Clock clock,
            Logins logins,
            UserTokens tokens,
            Sessions sessions,
            SessionCookie cookie) {
        this.clock = clock;
        this.logins = logins;
        this.tokens = tokens;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    public List<Route> all() {
        return List.of(
                new Route("POST", "/api/auth/login", new Access.Open(), this::login),
                new Route("POST", "/api/auth/refresh", new Access.Open(), this::refresh),
                new Route("POST", "/api/auth/logout", new Access.Open(), this::logout));
    }

    private void login(Exchange exchange) throws Refusal, IOException {
        Body body = exchange.body(BODY);
        String name = body.text("username");
        String password = body.text("password");
        boolean session = body.flag("session");
        switch (logins.attempt(name, password, exchange.remoteAddress())) {
            case Outcome.Welcome(User user) -> {
                audit("ok", name, exchange);
                welcome(exchange, user, session);
            }
            case Outcome.Wrong() -> {
                audit("failed", name, exchange);
                throw new Refusal(401, "bad_login", "Invalid username or password");
            }
            case Outcome.SlowDown(Duration pause) -> {
                exchange.setHeader("Retry-After", String.valueOf(pause.toSeconds() + 1));
                throw new Refusal(
                        429, "slow_down", "Too many failed logins; wait a little and try again");
            }
            case Outcome.Busy() ->
                    throw new Refusal(503, "busy", "Too many logins at a time; try again");
            case Outcome.NoUsers() ->
                    throw new Refusal(503, "no_credentials", "Credentials not configured");
        }
    }

    private void welcome(Exchange exchange, User user, boolean session) throws IOException {
        if (session) {
            Sessions.Opened opened = sessions.begin(user);
            answer(exchange, opened, user);
            return;
        }
        UserTokens.Pair pair = tokens.issue(user);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("access_token", pair.access());
        fields.put("refresh_token", pair.refresh());
        fields.put("token_type", "bearer");
        exchange.answer(fields);
    }

    private void refresh(Exchange exchange) throws Refusal, IOException {
        Optional<String> token = exchange.body(BODY).optionalText("refresh_token");
        if (token.isPresent()) {
            String access =
                    tokens.refresh(token.get())
                            .orElseThrow(
                                    () -> new Refusal(401, "bad_token", "Invalid refresh token"));
            exchange.answer(Map.of("access_token", access, "token_type", "bearer"));
            return;
        }
        Optional<String> shown = exchange.sessionCookie();
        Optional<Sessions.Opened> opened =
                shown.isEmpty() ? Optional.empty() : sessions.refresh(shown.get());
        Optional<User> user = opened.flatMap(one -> logins.holder(one.session()));
        if (opened.isEmpty() || user.isEmpty()) {
            throw new Refusal(401, "unauthenticated", "Not authenticated");
        }
        answer(exchange, opened.get(), user.get());
    }

    private void logout(Exchange exchange) throws Refusal, IOException {
        Optional<String> token = exchange.body(BODY).optionalText("refresh_token");
        if (token.isPresent()) tokens.revoke(token.get());
        Optional<String> shown = exchange.sessionCookie();
        if (token.isEmpty() && shown.isPresent()) {
            sessions.end(shown.get());
            cookie.take(exchange);
        }
        exchange.answer(Map.of("status", "ok"));
    }

    private void answer(Exchange exchange, Sessions.Opened opened, User user) {
        Instant now = clock.instant();
        Session.LoggedIn session = opened.session();
        cookie.give(exchange, opened.value(), Duration.between(now, session.ends()));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("status", "ok");
        fields.put("username", user.name());
        fields.put("role", user.role().word());
        fields.put("expires_in", Duration.between(now, session.until()).toSeconds());
        exchange.answer(fields);
    }

    /**
     * @param name as it was typed: cut short, and without a quote of its own; the log escapes the
     *     rest
     */
    private static void audit(String outcome, String name, Exchange exchange) {
        String cut =
                name.codePointCount(0, name.length()) <= LOGGED_NAME
                        ? name
                        : name.substring(0, name.offsetByCodePoints(0, LOGGED_NAME)) + "...";
        AUDIT.log(
                Level.INFO,
                "login {0} user=\"{1}\" who={2}",
                outcome,
                cut.replace("\\", "\\\\").replace("\"", "\\\""),
                exchange.who());
    }
}
