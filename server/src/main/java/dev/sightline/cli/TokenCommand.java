package dev.sightline.cli;

import dev.sightline.auth.ApiToken;
import dev.sightline.auth.Role;
import dev.sightline.auth.Secret;
import dev.sightline.state.UserFile;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code sightline token}: bearer tokens of programs, each with a role and an end. */
@Command(
        name = "sightline token",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Bearer tokens for programs, good on every node of the state directory. Running"
                        + " nodes follow at once.")
public final class TokenCommand implements Callable<Integer> {
    private static final Pattern LIFE = Pattern.compile("([1-9]\\d{0,4})([hd])");
    private static final Duration LONGEST = Duration.ofDays(3660);
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} ._@+-]{1,64}");
    private static final int ID = 8;

    private final PrintStream out;
    private final PrintStream err;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Default: $SIGHTLINE_HOME or ~/.sightline.")
    private @Nullable Path state;

    public TokenCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        throw wrong("say create, list or revoke");
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Prints a new token, once: it is kept nowhere.")
    int create(
            @Option(
                            names = "--name",
                            paramLabel = "NAME",
                            defaultValue = "program",
                            description = "What it is for. Default: ${DEFAULT-VALUE}.")
                    String name,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            defaultValue = "viewer",
                            description = "viewer, editor or admin. Default: ${DEFAULT-VALUE}.")
                    String role,
            @Option(
                            names = "--expires",
                            paramLabel = "TIME",
                            defaultValue = "30d",
                            description = "Such as 12h or 90d. Default: ${DEFAULT-VALUE}.")
                    String expires)
            throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw wrong("--name: letters, digits, blanks, . _ @ + - and at most 64 of them");
        }
        Role given =
                Role.of(role)
                        .orElseThrow(
                                () -> wrong("--role " + role + ": say viewer, editor or admin"));
        Instant now = Instant.now();
        Instant end = now.plus(life(expires));
        String token = Secret.random();
        String id = Secret.digest(Secret.random()).substring(0, ID);
        new UserFile(StateDirectory.of(state))
                .add(
                        new ApiToken(
                                id,
                                name,
                                given,
                                Secret.digest(token),
                                now,
                                end,
                                Optional.empty(),
                                false));
        out.println(token);
        err.println(
                "Token %s, %s, until %s. It is shown only now. To end it: sightline token revoke %s"
                        .formatted(id, given.word(), end, id));
        return 0;
    }

    private Duration life(String text) {
        Matcher parts = LIFE.matcher(text);
        if (parts.matches()) {
            int count = Integer.parseInt(parts.group(1));
            Duration life =
                    parts.group(2).equals("d") ? Duration.ofDays(count) : Duration.ofHours(count);
            if (life.compareTo(LONGEST) <= 0) return life;
        }
        throw wrong("--expires " + text + ": say such as 12h or 90d, and at most 3660d");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "All tokens.")
    int list() throws IOException {
        Instant now = Instant.now();
        new UserFile(StateDirectory.of(state))
                .load().tokens().values().stream()
                        .sorted(Comparator.comparing(ApiToken::created).thenComparing(ApiToken::id))
                        .forEach(token -> out.println(line(token, now)));
        return 0;
    }

    private static String line(ApiToken token, Instant now) {
        String end =
                token.revoked()
                        ? "revoked"
                        : (token.holds(now) ? "until " : "expired ") + token.expires();
        return "%s  %-24s %-8s %s, %s"
                .formatted(
                        token.id(),
                        token.name(),
                        token.role().word(),
                        end,
                        token.lastUsed()
                                .map(LocalDate::toString)
                                .map("last used "::concat)
                                .orElse("never used"));
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "Ends a token and its streams.")
    int revoke(@Parameters(paramLabel = "ID") String id) throws IOException {
        UserFile file = new UserFile(StateDirectory.of(state));
        boolean known = file.load().tokens().values().stream().anyMatch(t -> t.id().equals(id));
        if (!known || !file.revokeToken(id)) {
            err.println("sightline: there is no token " + id + ". Run: sightline token list");
            return 1;
        }
        out.println("Revoked " + id + ".");
        return 0;
    }

    private ParameterException wrong(String what) {
        if (spec == null) throw new IllegalStateException("picocli fills it in");
        return new ParameterException(spec.commandLine(), what);
    }
}
