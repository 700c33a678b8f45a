package dev.sightline.cli;

import dev.sightline.auth.PasswordHash;
import dev.sightline.auth.Role;
import dev.sightline.auth.User;
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
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code sightline user}: who may log in to the nodes of a state directory. */
@Command(
        name = "sightline user",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Who may log in, with --auth password. Running nodes follow at once.",
        footer = {
            "",
            "Roles: viewer reads, editor also writes, admin also hands out access. Without --role"
                    + " the first user is admin, and all others are editors."
        })
public final class UserCommand implements Callable<Integer> {
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Default: $SIGHTLINE_HOME or ~/.sightline.")
    private @Nullable Path state;

    public UserCommand(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        throw wrong("say add, passwd, remove or list");
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Lets someone in who was not known.")
    int add(
            @Parameters(paramLabel = "NAME") String name,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            description =
                                    "viewer, editor or admin. Default: admin for the first user,"
                                            + " editor for all others.")
                    @Nullable String role,
            @Option(
                            names = "--password-stdin",
                            description = "Read the password from a line of the standard input.")
                    boolean fromStdin)
            throws IOException {
        if (!User.isName(name)) {
            throw wrong(
                    "a name has letters, digits, . _ @ + - and at most 64 of them; owner, program,"
                            + " anyone, nobody and metrics are taken");
        }
        Optional<Role> asked = role(role);
        UserFile file = file();
        if (file.load().user(name).isPresent()) return exists(name);
        String hash = PasswordHash.of(password(fromStdin));
        Optional<Role> given = file.add(name, hash, asked, Instant.now());
        if (given.isEmpty()) return exists(name);
        out.println("Added " + name + " as " + given.get().word() + ".");
        return 0;
    }

    private int exists(String name) {
        err.println(
                "sightline: there is a user "
                        + name
                        + " already. Run: sightline user passwd "
                        + name);
        return 1;
    }

    @Command(
            name = "passwd",
            mixinStandardHelpOptions = true,
            description = "A new password; all sessions and tokens of the user end.")
    int passwd(
            @Parameters(paramLabel = "NAME") String name,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            description = "Also a new role: viewer, editor or admin.")
                    @Nullable String role,
            @Option(
                            names = "--password-stdin",
                            description = "Read the password from a line of the standard input.")
                    boolean fromStdin)
            throws IOException {
        Optional<Role> asked = role(role);
        UserFile file = file();
        if (file.load().user(name).isEmpty()) return unknown(name);
        String hash = PasswordHash.of(password(fromStdin));
        if (!file.setPassword(name, hash, asked)) return unknown(name);
        out.println("Changed. All sessions and tokens of " + name + " have ended.");
        return 0;
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Locks a user out; all sessions and tokens end.")
    int remove(@Parameters(paramLabel = "NAME") String name) throws IOException {
        UserFile file = file();
        // Not to make a state directory for nothing.
        if (file.load().user(name).isEmpty() || !file.remove(name)) return unknown(name);
        out.println("Removed " + name + ".");
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Who may log in.")
    int list() throws IOException {
        file().load().users().values().stream()
                .sorted(Comparator.comparing(User::name))
                .forEach(user ->
                        out.printf(
                                "%-24s %-8s since %s%n",
                                user.name(), user.role().word(), user.created()));
        return 0;
    }

    private int unknown(String name) {
        err.println("sightline: there is no user " + name + ". Run: sightline user list");
        return 1;
    }

    private String password(boolean fromStdin) throws IOException {
        return PasswordPrompt.ask(fromStdin ? Optional.of(in) : Optional.empty());
    }

    private Optional<Role> role(@Nullable String word) {
        if (word == null) return Optional.empty();
        Optional<Role> role = Role.of(word);
        if (role.isEmpty()) throw wrong("--role " + word + ": say viewer, editor or admin");
        return role;
    }

    private UserFile file() {
        return new UserFile(StateDirectory.of(state));
    }

    private ParameterException wrong(String what) {
        if (spec == null) throw new IllegalStateException("picocli fills it in");
        return new ParameterException(spec.commandLine(), what);
    }
}
