package dev.sightline;

import dev.sightline.auth.AuthMode;
import dev.sightline.auth.Credentials;
import dev.sightline.auth.Guesses;
import dev.sightline.auth.Logins;
import dev.sightline.auth.OneTimeSecrets;
import dev.sightline.auth.PasswordChecks;
import dev.sightline.auth.Sessions;
import dev.sightline.auth.SigningKey;
import dev.sightline.auth.UserTokens;
import dev.sightline.cli.Settings;
import dev.sightline.node.Links;
import dev.sightline.node.LoginRoutes;
import dev.sightline.node.NodeRoutes;
import dev.sightline.node.SessionCookie;
import dev.sightline.state.LiveAccounts;
import dev.sightline.state.NodeFolder;
import dev.sightline.state.SessionFile;
import dev.sightline.state.SigningKeyFile;
import dev.sightline.watch.Watcher;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Who may come in, and by what: the part of {@link App}'s wiring that concerns identity. */
final class Reception implements AutoCloseable {
    private static final int WAITING_LINKS = 64;
    private static final Duration LINK_LIFE = Duration.ofDays(30);

    private final Clock clock;
    private final LiveAccounts accounts;
    private final PasswordChecks checks = new PasswordChecks();
    private final Sessions sessions;
    private final UserTokens userTokens;
    private final Logins logins;
    private final OneTimeSecrets launches;
    private final OneTimeSecrets tickets;
    private final Credentials credentials;

    /**
     * @param token of the node's own programs
     */
    Reception(Settings settings, NodeFolder folder, String token, Watcher watcher, Clock clock)
            throws IOException {
        this.clock = clock;
        SigningKey key =
                settings.auth() == AuthMode.PASSWORD
                        ? SigningKeyFile.of(settings.state())
                        : new SigningKey(SigningKey.random());
        sessions = new Sessions(clock, new SessionFile(folder.sessionsFile()), key);
        accounts = new LiveAccounts(settings.state(), watcher, clock);
        userTokens = new UserTokens(clock, key, accounts);
        logins = new Logins(settings.auth(), accounts, new Guesses(clock), checks);
        launches = new OneTimeSecrets(clock, LINK_LIFE, WAITING_LINKS);
        tickets =
                new OneTimeSecrets(
                        clock,
                        Duration.ofSeconds(NodeRoutes.TICKET_SECONDS),
                        settings.limits().streams());
        credentials =
                new Credentials(
                        clock,
                        settings.auth(),
                        new Credentials.NodeTokens(token, settings.metricsToken()),
                        sessions,
                        tickets,
                        accounts,
                        userTokens);
    }

    Credentials credentials() {
        return credentials;
    }

    OneTimeSecrets launches() {
        return launches;
    }

    NodeRoutes.Doors doors(SessionCookie cookie, Links links) {
        return new NodeRoutes.Doors(launches, tickets, sessions, cookie, links);
    }

    LoginRoutes loginRoutes(SessionCookie cookie) {
        return new LoginRoutes(clock, logins, userTokens, sessions, cookie);
    }

    /** Why users and tokens may not be as {@code users.db} says. */
    Optional<String> problem() {
        return accounts.problem();
    }

    long failedLogins() {
        return logins.failed();
    }

    @Override
    public void close() {
        checks.close();
        accounts.close();
    }
}
