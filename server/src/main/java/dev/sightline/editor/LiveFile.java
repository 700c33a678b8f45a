package dev.sightline.editor;

import dev.sightline.disk.Content;
import dev.sightline.disk.Disk;
import dev.sightline.disk.Place;
import dev.sightline.disk.Trouble;
import dev.sightline.editor.Client.Manner;
import dev.sightline.editor.FileState.Failing;
import dev.sightline.editor.FileState.Gone;
import dev.sightline.editor.FileState.Present;
import dev.sightline.editor.FileState.Unread;
import dev.sightline.http.Message;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One file that somebody follows: who does, and what they were told last. It looks at the disk when
 * the watcher says so or somebody joins, one look at a time, and tells everyone what is new.
 */
final class LiveFile implements Folders.Listener {
    /** Between two looks at a file that cannot be watched or read; it must be back in 2 s. */
    private static final long AGAIN_MILLIS = 1_000;

    /** Between two looks at a file that someone has open to write, and how long in all. */
    private static final long WRITING_MILLIS = 50;

    private static final long PATIENCE_NANOS = 500_000_000;

    private static final Logger AUDIT = System.getLogger("sightline.audit");

    private final Place place;
    private final Disk disk;
    private final Ears ears;
    private final Words words;
    private final Later later;
    private final OneAtATime looks;

    private final List<Client> clients = new ArrayList<>();
    private final List<Client> newcomers = new ArrayList<>();
    private FileState state = new Unread();
    private boolean mayBeGone;

    /** Whether a look without a cause is on its way; one at a time is enough. */
    private final AtomicBoolean pollPlanned = new AtomicBoolean();

    /** Since when every look saw a writer at work. Only looks use it, one at a time. */
    private OptionalLong writerSince = OptionalLong.empty();

    LiveFile(Place place, Disk disk, Folders folders, FileEvents events, Later later) {
        this.place = place;
        this.disk = disk;
        this.ears = new Ears(folders, this);
        this.words = new Words(events, place.path());
        this.later = later;
        this.looks = new OneAtATime(disk::execute, this::look);
    }

    /** The client gets {@code initial} from a look that begins after this call. */
    void join(Client client) {
        synchronized (this) {
            newcomers.add(client);
        }
        looks.wish();
    }

    /**
     * @return whether nobody is left
     */
    synchronized boolean leave(Client client) {
        newcomers.remove(client);
        clients.remove(client);
        return newcomers.isEmpty() && clients.isEmpty();
    }

    @Override
    public void written() {
        looks.wish();
    }

    @Override
    public void gone() {
        synchronized (this) {
            mayBeGone = true;
        }
        looks.wish();
    }

    /** Frees the watches, once nobody is left. */
    void close() {
        ears.close();
    }

    private void look() {
        boolean trustGone;
        List<Client> served;
        synchronized (this) {
            if (newcomers.isEmpty() && clients.isEmpty()) return;
            trustGone = mayBeGone || !(state instanceof Present);
            mayBeGone = false;
            served = List.copyOf(newcomers);
        }
        Ears.Heard byName = ears.listenTo(place.path());
        FileState seen = read();
        Path target = seen instanceof Present present ? present.content().path() : place.path();
        Ears.Heard byTarget = ears.listenTo(target);
        // What was written there before we listened is in the next look.
        if (byTarget == Ears.Heard.FROM_NOW_ON) looks.wish();
        if (isBeingWritten(seen) && hasPatience()) {
            plan(WRITING_MILLIS);
            if (trustGone) expectGone();
            return;
        }
        writerSince = OptionalLong.empty();
        ears.keepOnly(Set.copyOf(List.of(place.path(), target)));
        boolean deaf = byName == Ears.Heard.NOT_AT_ALL || byTarget == Ears.Heard.NOT_AT_ALL;
        tell(seen, trustGone || deaf, served);
        if (deaf || mustPoll(seen, target)) plan(AGAIN_MILLIS);
    }

    private boolean hasPatience() {
        long now = System.nanoTime();
        if (writerSince.isEmpty()) writerSince = OptionalLong.of(now);
        return now - writerSince.getAsLong() < PATIENCE_NANOS;
    }

    private synchronized void expectGone() {
        mayBeGone = true;
    }

    private void plan(long millis) {
        if (!pollPlanned.compareAndSet(false, true)) return;
        later.run(
                () -> {
                    pollPlanned.set(false);
                    looks.wish();
                },
                millis);
    }

    private FileState read() {
        try {
            Content content = disk.readHere(place);
            return new Present(content, content.text());
        } catch (Trouble trouble) {
            return trouble.kind() == Trouble.Kind.NOT_FOUND
                    ? new Gone()
                    : new Failing(trouble.kind(), trouble.detail());
        }
    }

    /** Half a file is shown to nobody; but who keeps a file open for long must not hide it. */
    private static boolean isBeingWritten(FileState seen) {
        return switch (seen) {
            case Present present -> present.content().beingWritten();
            case Failing failing -> failing.kind() == Trouble.Kind.UNSTABLE;
            case Gone(), Unread() -> false;
        };
    }

    /**
     * What changes without a write where we listen: a permission that comes back, a directory link
     * on the way that is led elsewhere, a link whose target is made.
     */
    private boolean mustPoll(FileState seen, Path target) {
        if (!target.equals(place.path())) return true;
        return switch (seen) {
            case Gone() -> Files.isSymbolicLink(place.path());
            case Failing failing ->
                    switch (failing.kind()) {
                        case UNREADABLE, BROKEN_DISK, UNSTABLE -> true;
                        default -> false;
                    };
            case Present present -> false;
            case Unread() -> false;
        };
    }

    /**
     * @param trustGone whether a missing name is a missing file; within the grace of a save it may
     *     be missing, and the watcher says when it is for good
     * @param served newcomers whom this look answers
     */
    private void tell(FileState seen, boolean trustGone, List<Client> served) {
        List<Client> old = List.of();
        List<Client> fresh;
        FileState before;
        FileState now;
        synchronized (this) {
            before = state;
            now = isWorthTelling(seen, before, trustGone) ? seen : before;
            if (!before.says(now)) {
                state = now;
                old = List.copyOf(clients);
            }
            fresh = served.stream().filter(newcomers::remove).toList();
            clients.addAll(fresh);
            // These are told now that it is over.
            if (!(now instanceof Present)) clients.removeIf(client -> !client.manner().follow());
        }
        // No lock from here on: a client that cannot be written to leaves at once.
        send(old, manner -> words.news(before, now, manner), now);
        send(fresh, manner -> words.welcome(now, manner), now);
        audit(fresh, now);
    }

    /** A file that never rests is no reason to take back the last good look at it. */
    private static boolean isWorthTelling(FileState seen, FileState before, boolean trustGone) {
        if (seen instanceof Gone) return trustGone;
        boolean restless =
                seen instanceof Failing failing && failing.kind() == Trouble.Kind.UNSTABLE;
        return !restless || !(before instanceof Present);
    }

    private void audit(List<Client> refused, FileState now) {
        if (!(now instanceof Failing failing)) return;
        for (Client client : refused) {
            AUDIT.log(
                    Level.INFO,
                    "refused to watch code={0} who={1} path=\"{2}\"",
                    failing.kind().code(),
                    client.who(),
                    place.path());
        }
    }

    private static void send(
            List<Client> clients, Function<Manner, Message> message, FileState now) {
        Map<Manner, List<Client>> alike =
                clients.stream().collect(Collectors.groupingBy(Client::manner));
        alike.forEach((manner, same) -> {
            Message made = message.apply(manner);
            for (Client client : same) {
                client.tell(made);
                if (!manner.follow() && !(now instanceof Present)) client.over();
            }
        });
    }
}
