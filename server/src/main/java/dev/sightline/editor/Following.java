package dev.sightline.editor;

import dev.sightline.disk.Disk;
import dev.sightline.disk.Place;
import dev.sightline.disk.Trouble;
import dev.sightline.editor.Client.Manner;
import dev.sightline.http.Outlet;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Follows files by the paths that clients name. */
public final class Following {
    private static final Logger AUDIT = System.getLogger("sightline.audit");

    private final Disk disk;
    private final LiveFiles live;

    public Following(Disk disk, LiveFiles live) {
        this.disk = disk;
        this.live = live;
    }

    /** The same for all ways of writing one path, so that nobody follows it twice on one outlet. */
    static String plain(String path) {
        try {
            return Path.of(path).normalize().toString();
        } catch (InvalidPathException e) {
            return path;
        }
    }

    /**
     * Sends the events of {@code watch-file} with {@code follow=1}, each with {@code watch}, the
     * path as it is asked for here. Whatever is wrong with the file is an {@code error} event.
     *
     * @return ends it, at any time and any number of times; whoever follows must also end it when
     *     the outlet is over
     */
    public Runnable follow(String path, Outlet outlet) {
        return begin(path, new Client(outlet, new Manner(true, Optional.of(path)), () -> {}));
    }

    Runnable begin(String path, Client client) {
        Place place;
        try {
            place = disk.locateFile(path);
        } catch (Trouble trouble) {
            // What concerns the file is an event: an EventSource shows nobody the body of a 403.
            AUDIT.log(
                    Level.INFO,
                    "refused to watch code={0} who={1}",
                    trouble.kind().code(),
                    client.who());
            client.tell(
                    live.events()
                            .error(
                                    path,
                                    new FileState.Failing(trouble.kind(), trouble.detail()),
                                    client.manner()));
            // Nothing can ever come of this path, follow or not.
            client.over();
            return () -> {};
        }
        return live.follow(place, client);
    }
}
