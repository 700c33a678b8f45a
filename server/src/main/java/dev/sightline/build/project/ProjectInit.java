package dev.sightline.build.project;

import dev.sightline.build.project.ProjectInitError.Kind;
import dev.sightline.disk.FolderLock;
import dev.sightline.disk.PrivateFiles;
import dev.sightline.disk.Site;
import dev.sightline.disk.Trouble;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Begins BuildRunner projects: the tree, what is to be installed, the files, and last the alias. It
 * happens whole or not at all. What is there is left as it is; what a failed or killed init has
 * made is gone after {@link #undoLeftovers} or the next init, but for what others have put there.
 *
 * <p>One at a time, also beside other processes of the same state directory.
 */
public final class ProjectInit {
    /** What an installation may take. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * What is asked for.
     *
     * @param path absolute; what is missing of it is made
     * @param within directories without links, beneath one of which it must lie; {@code /} for all
     * @param install for {@code pipx install}; empty installs nothing
     */
    public record Order(
            String alias, String path, List<Path> within, Prd prd, Optional<String> install) {
        public Order {
            within = List.copyOf(within);
        }
    }

    private static final System.Logger LOG = System.getLogger("sightline.build");

    private final Path inits;
    private final Aliases aliases;
    private final Pipx pipx;
    private final Leftovers leftovers;
    private final Clock clock;
    private final Steps steps;
    private final ReentrantLock turn = new ReentrantLock(true);

    /**
     * @param state the node's state directory; notes of inits under way are kept in its {@code
     *     init/}
     * @param environment for programs, over what this process has
     */
    public ProjectInit(Path state, Aliases aliases, Map<String, String> environment, Clock clock) {
        this(state, aliases, new Pipx(environment, PATIENCE), clock, Steps.UNHEARD);
    }

    ProjectInit(Path state, Aliases aliases, Pipx pipx, Clock clock, Steps steps) {
        this.inits = state.toAbsolutePath().resolve("init");
        this.aliases = aliases;
        this.pipx = pipx;
        this.leftovers = new Leftovers(inits, aliases, pipx);
        this.clock = clock;
        this.steps = steps;
    }

    /** Waits; a virtual thread may call it. */
    public Initialized init(Order order) throws ProjectInitError {
        Aliases.check(order.alias());
        if (order.install().isPresent()) Pipx.check(order.install().get());
        return alone(() -> {
            PrivateFiles.createFolder(inits);
            try (FolderLock _ = FolderLock.of(inits)) {
                List<Path> stuck = leftovers.undoAll();
                Location location = Location.of(order.path(), order.within());
                if (stuck.contains(location.project())) {
                    throw new ProjectInitError(
                            Kind.IN_THE_WAY,
                            "An earlier init of "
                                    + location.project()
                                    + " cannot be undone yet; the log says why");
                }
                return begin(order, location);
            }
        });
    }

    /**
     * To be called at the start of a node. Where another process has an init under way, nothing is
     * done: that one is not left over.
     */
    public void undoLeftovers() {
        if (!Files.isDirectory(inits)) return;
        try {
            alone(() -> {
                Optional<FolderLock> lock = FolderLock.ofFree(inits);
                if (lock.isEmpty()) return Optional.empty();
                try (FolderLock _ = lock.get()) {
                    return Optional.of(leftovers.undoAll());
                }
            });
        } catch (ProjectInitError e) {
            LOG.log(Level.WARNING, "what is left of an init cannot be undone: {0}", e.detail());
        }
    }

    private Initialized begin(Order order, Location location)
            throws ProjectInitError, Trouble, IOException {
        Intent intent = Intent.begin(inits, order.alias(), location.project(), steps);
        Undertaking undertaking = new Undertaking(order, location, intent);
        @Nullable Initialized begun = null;
        try {
            begun = undertaking.run();
            intent.done();
        } catch (ProjectInitError | Trouble | IOException e) {
            throw said(e).leaving(undertaking.undo());
        } finally {
            intent.close();
        }
        try {
            intent.forget();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the notes of an init stay until the next", e);
        }
        return begun;
    }

    /** The steps of one init. */
    private final class Undertaking {
        private final Order order;
        private final Location location;
        private final Intent intent;
        private final List<Path> made = new ArrayList<>();
        private final List<Path> kept = new ArrayList<>();
        private Optional<Aliases.Registered> registered = Optional.empty();

        private Undertaking(Order order, Location location, Intent intent) {
            this.order = order;
            this.location = location;
            this.intent = intent;
        }

        private Initialized run() throws ProjectInitError, Trouble, IOException {
            Instant now = clock.instant();
            Path project = location.project();
            makeWay();
            try (Site site = Site.open(project, intent)) {
                for (Path directory : Skeleton.DIRECTORIES) {
                    note(site.makeDirectory(directory), directory);
                }
                if (order.install().isPresent()) {
                    pipx.install(order.install().get(), intent);
                    steps.at("installed");
                }
                makeFile(site, Skeleton.SPEC, Skeleton.spec(order.prd(), order.alias()));
                makeFile(site, Skeleton.IGNORE, Skeleton.ignore());
                makeFile(site, Skeleton.README, Skeleton.readme(order.prd(), order.alias()));
            }
            Optional<Path> formerly =
                    aliases.path(order.alias()).filter(path -> !path.equals(project));
            intent.aliasing();
            registered = aliases.register(order.alias(), project, intent);
            steps.at("registered");
            return new Initialized(order.alias(), project, now, made, kept, formerly);
        }

        /** The directory of the project and those above it, as far as they are not there. */
        private void makeWay() throws Trouble, IOException {
            if (location.rest().toString().isEmpty()) return;
            try (Site ground = Site.open(location.ground(), intent)) {
                for (int i = 1; i <= location.rest().getNameCount(); i++) {
                    ground.makeDirectory(location.rest().subpath(0, i));
                    steps.at("made way " + i);
                }
            }
        }

        private void makeFile(Site site, Path file, byte[] bytes) throws Trouble, IOException {
            note(site.makeFile(file, bytes, 0666), file);
        }

        private void note(boolean isNew, Path what) throws IOException {
            (isNew ? made : kept).add(what);
            steps.at("made " + what);
        }

        /** What remains of it, a line each. */
        private List<String> undo() {
            List<String> remains = new ArrayList<>();
            try {
                intent.undoing();
            } catch (IOException e) {
                LOG.log(Level.WARNING, "an init is undone without a note of it", e);
            }
            try {
                if (registered.isPresent()) aliases.takeBack(registered.get(), intent);
            } catch (ProjectInitError | Trouble | IOException e) {
                remains.add("the alias stays: " + e.getMessage());
            }
            remains.addAll(leftovers.undo(intent).remains());
            return remains;
        }
    }

    private static ProjectInitError said(Exception e) {
        return switch (e) {
            case ProjectInitError error -> error;
            case Trouble trouble -> ProjectInitError.of(trouble);
            default -> {
                String why = String.valueOf(e.getMessage());
                boolean full = why.contains("No space left") || why.contains("ENOSPC");
                yield new ProjectInitError(full ? Kind.DISK_FULL : Kind.BROKEN_DISK, why);
            }
        };
    }

    /** Native calls and locks block, so they run on a platform thread of their own. */
    private <T> T alone(Callable<T> work) throws ProjectInitError {
        turn.lock();
        try {
            FutureTask<T> task = new FutureTask<>(work);
            Thread.ofPlatform().daemon().name("init").start(task);
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProjectInitError
                    || e.getCause() instanceof Trouble
                    || e.getCause() instanceof IOException) {
                throw said((Exception) e.getCause());
            }
            throw new IllegalStateException("the init has a bug", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProjectInitError(
                    Kind.BROKEN_DISK, "The node is stopping; the next start undoes what was begun");
        } finally {
            turn.unlock();
        }
    }
}
