package dev.sightline.auth;

import dev.sightline.auth.Verdict.Admitted;
import dev.sightline.auth.Verdict.Preflight;
import dev.sightline.auth.Verdict.Refused;

import java.util.Optional;

/**
 * The one gate before all routes: Host, then Origin, then identity, then role, in this order and
 * for every request. It knows no route and reads no body; whoever is not admitted here reaches
 * nothing.
 *
 * <p>Why each check stands although another seems to cover it: Host alone stops DNS rebinding,
 * where Origin and Sec-Fetch-Site look harmless; Origin stops another page of the same machine,
 * whose cookies and SameSite ignore the port; the custom header and JSON stop "simple" requests
 * that a browser sends without asking us first.
 */
public final class Gate {
    private final AuthMode mode;
    private final Names names;
    private final Credentials credentials;

    public Gate(AuthMode mode, Names names, Credentials credentials) {
        this.mode = mode;
        this.names = names;
        this.credentials = credentials;
    }

    public Verdict judge(Knock knock, Access access) {
        if (knock.hosts().size() != 1 || !names.isOurHost(knock.hosts().getFirst())) {
            return new Refused(
                    421,
                    "wrong_host",
                    "This node does not answer to that Host; start it with --allow-host NAME if it"
                            + " should");
        }
        if (knock.origins().size() > 1) return foreignOrigin();
        Optional<String> friend = knock.origin().filter(names::isFriend);
        boolean foreign =
                knock.origin().isPresent()
                        && !(knock.isOfItsScheme()
                                && knock.origin().filter(names::isOurOrigin).isPresent());
        if (foreign && friend.isEmpty()) return foreignOrigin();
        if (knock.method().equals("OPTIONS")) {
            return friend.<Verdict>map(Preflight::new)
                    .orElseGet(() -> new Refused(405, "method_not_allowed", "OPTIONS is for CORS"));
        }
        return switch (access) {
            case Access.Open() -> open(knock, friend);
            case Access.Needs(Role role) -> identified(knock, role, friend, false);
            case Access.Streams(Role role) -> identified(knock, role, friend, true);
            case Access.Socket(Role role) -> socket(knock, role, friend);
            case Access.Metrics() -> metrics(knock, friend);
        };
    }

    /** How a person gets in, for the page of who is not; empty where everyone is. */
    public Optional<String> login() {
        return mode == AuthMode.NONE ? Optional.empty() : Optional.of(mode.word());
    }

    /** The session's cookie on an open route, if it comes from our own page and nobody else's. */
    public Optional<String> ownCookie(Knock knock) {
        boolean ours = knock.origins().size() == 1 && names.isOurOrigin(knock.origins().getFirst());
        return ours && knock.marked() && sameSite(knock, false) ? knock.cookie() : Optional.empty();
    }

    /** An open route takes no identity, but what could change something must come from our page. */
    private Verdict open(Knock knock, Optional<String> friend) {
        if (knock.mayChangeSomething()) {
            if (!knock.saysJson()) return notJson();
            if (!sameSite(knock, false)) return crossSite();
        }
        return new Admitted(Optional.empty(), friend);
    }

    private Verdict identified(Knock knock, Role needed, Optional<String> friend, boolean stream) {
        Optional<Identity> program = bearer(knock, stream);
        if (program.isPresent()) return withRole(program.get(), needed, friend);
        if (knock.authorization().isPresent() || friend.isPresent()) {
            // A wrong token is an error of its own; it never falls back to a cookie, and neither
            // does another web app.
            return unauthenticated(
                    knock.authorization().isPresent()
                            ? "Invalid access token"
                            : "Not authenticated");
        }
        return switch (mode) {
            case NONE -> anyone(knock);
            case LAUNCH, PASSWORD -> browser(knock, needed);
        };
    }

    /** Where a 401 would be, a WebSocket is opened and told; all other refusals stay refusals. */
    private Verdict socket(Knock knock, Role role, Optional<String> friend) {
        // A browser always says where a WebSocket comes from; whoever does not is a program, and
        // has a token.
        Knock shownBy = knock.origins().isEmpty() ? knock.withoutCookie() : knock;
        Verdict verdict = identified(shownBy, role, friend, true);
        if (!(verdict instanceof Refused(int status, String code, String detail))
                || status != 401) {
            return verdict;
        }
        boolean shown = knock.authorization().isPresent() || knock.urlToken().isPresent();
        // Our own page has a cookie or nothing: one that is dead says all there is to say.
        boolean maySay = !shown && shownBy.cookie().isEmpty();
        return new Verdict.Unidentified(
                shown ? "Invalid access token" : "Not authenticated", maySay);
    }

    private Verdict metrics(Knock knock, Optional<String> friend) {
        Optional<Identity> collector = knock.bearer().flatMap(credentials::byMetricsToken);
        if (collector.isPresent()) return new Admitted(collector, friend);
        return identified(knock, Role.ADMIN, friend, false);
    }

    private Optional<Identity> bearer(Knock knock, boolean stream) {
        Optional<Identity> byHeader = knock.bearer().flatMap(credentials::byToken);
        if (byHeader.isPresent() || !stream) return byHeader;
        return knock.urlToken().flatMap(credentials::byStreamToken);
    }

    private Verdict anyone(Knock knock) {
        if (knock.mayChangeSomething() && !knock.saysJson()) return notJson();
        if (!sameSite(knock, true)) return crossSite();
        return new Admitted(Optional.of(Identity.ANYONE), Optional.empty());
    }

    private Verdict browser(Knock knock, Role needed) {
        Optional<Identity> owner = knock.cookie().flatMap(credentials::byCookie);
        if (owner.isEmpty()) {
            return unauthenticated(
                    mode == AuthMode.LAUNCH
                            ? "Not authenticated. For a new link run: sightline link"
                            : "Not authenticated");
        }
        if (!sameSite(knock, !knock.mayChangeSomething())) return crossSite();
        if (knock.mayChangeSomething()) {
            if (!knock.saysJson()) return notJson();
            if (!knock.marked() || knock.origin().isEmpty()) return crossSite();
        }
        return withRole(owner.get(), needed, Optional.empty());
    }

    private static Verdict withRole(Identity identity, Role needed, Optional<String> friend) {
        if (identity.role().covers(needed)) return new Admitted(Optional.of(identity), friend);
        return new Refused(403, "role_missing", "This needs the role " + needed);
    }

    /**
     * @param typed whether an address that a person typed or followed from a terminal ({@code
     *     none}) is good enough
     */
    private static boolean sameSite(Knock knock, boolean typed) {
        return knock.fetchSite()
                .map(site -> site.equals("same-origin") || (typed && site.equals("none")))
                .orElse(true);
    }

    private static Refused unauthenticated(String detail) {
        return new Refused(401, "unauthenticated", detail);
    }

    private static Refused foreignOrigin() {
        return new Refused(
                403,
                "foreign_origin",
                "Another site may not use this node; --allow-origin ORIGIN lets one in");
    }

    private static Refused crossSite() {
        return new Refused(
                403,
                "cross_site",
                "A browser must send this from Sightline's own page, with its Origin and"
                        + " X-Sightline: 1");
    }

    private static Refused notJson() {
        return new Refused(415, "not_json", "Send Content-Type: application/json");
    }
}
