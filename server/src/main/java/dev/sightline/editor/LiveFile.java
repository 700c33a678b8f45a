package dev.sightline.editor;

import dev.sightline.disk.Content;
import dev.sightline.disk.Disk;
import dev.sightline.disk.Place;
import dev.sightline.disk.Trouble;
import dev.sightline.editor.FileState.Failing;
import dev.sightline.editor.FileState.Gone;
import dev.sightline.editor.FileState.Present;
import dev.sightline.editor.FileState.Unread;
import dev.sightline.http.SseFrame;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One file that somebody follows: who does, and what they were told last. It looks at the disk when
 * the watcher says so or somebody joins, one look at a time, and tells everyone what is new.
 */
final class LiveFile implements Folders.Listener {
    /** Between two looks at a file that cannot be watched or read; it must be back in 2 s. */
    private static final long AGAIN_MILLIS = 1_000;

    /** Between two looks at a file that someone has open to write, and how many of them. */
    private static final long WRITING_MILLIS = 50;

    private static final int WRITING_LOOKS = 10;

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

    /** Only {@link #look} uses it, and there is one look at a time. */
    private int writingLooks;

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
        Ears.Heard byTarget =
                seen instanceof Present present
                        ? ears.listenTo(present.content().path())
                        : Ears.Heard.ALREADY;
        // A link leads elsewhere. What was written there before we listened is in the next look.
        if (byTarget == Ears.Heard.FROM_NOW_ON) looks.wish();
        if (isBeingWritten(seen) && writingLooks++ < WRITING_LOOKS) {
            later.run(looks::wish, WRITING_MILLIS);
            return;
        }
        writingLooks = 0;
        tell(seen, trustGone, served);
        boolean deaf = byName == Ears.Heard.NOT_AT_ALL || byTarget == Ears.Heard.NOT_AT_ALL;
        if (deaf || mustPoll(seen)) later.run(looks::wish, AGAIN_MILLIS);
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

    /** What comes back without a write: a permission, a device. */
    private static boolean mustPoll(FileState seen) {
        return seen instanceof Failing failing
                && switch (failing.kind()) {
                    case UNREADABLE, BROKEN_DISK, UNSTABLE -> true;
                    default -> false;
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
            now = seen instanceof Gone && !trustGone ? before : seen;
            if (!before.says(now)) {
                state = now;
                old = List.copyOf(clients);
            }
            fresh = served.stream().filter(newcomers::remove).toList();
            clients.addAll(fresh);
        }
        // No lock from here on: a client that cannot be written to leaves at once.
        send(old, follow -> words.news(before, now, follow), now);
        send(fresh, follow -> words.welcome(now, follow), now);
    }

    private static void send(
            List<Client> clients, Function<Boolean, SseFrame> frame, FileState now) {
        for (boolean follow : new boolean[] {true, false}) {
            List<Client> same =
                    clients.stream().filter(client -> client.follow() == follow).toList();
            if (same.isEmpty()) continue;
            SseFrame made = frame.apply(follow);
            for (Client client : same) {
                client.stream().sendState(made);
                if (!follow && !(now instanceof Present)) client.stream().end();
            }
        }
    }
}
