package dev.sightline.disk;

import dev.sightline.disk.Trouble.Kind;
import dev.sightline.watch.FileKind;
import dev.sightline.watch.linux.Errno;
import dev.sightline.watch.linux.Fd;
import dev.sightline.watch.linux.Io;
import dev.sightline.watch.linux.Names;
import dev.sightline.watch.linux.Stat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Changes what lies beneath a root. One save: checks what is there, keeps it, and puts the new text
 * in its place, whole or not at all.
 */
final class Save {
    private static final int TRIES = 3;
    private static final int STRIPES = 64;

    private final Beneath beneath;
    private final Attic attic;
    private final int limit;
    private final List<ReentrantLock> saving =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toList();

    Save(Beneath beneath, Attic attic, int limit) {
        this.beneath = beneath;
        this.attic = attic;
        this.limit = limit;
    }

    Saved save(Place place, String content, Condition condition) throws Trouble {
        try {
            for (int tries = 0; tries < TRIES; tries++) {
                Optional<Saved> saved = attempt(place, content, condition);
                if (saved.isPresent()) return saved.get();
            }
        } catch (Errno e) {
            throw unwritable(e, place);
        } catch (IOException e) {
            throw unkept(e);
        }
        throw unstable(place);
    }

    /**
     * Takes a name away; what the file was is kept. A link goes, and what it leads to stays.
     *
     * @param condition Unchanged or Whatever
     * @throws Trouble NOT_FOUND where there is nothing
     */
    Saved remove(Place place, Condition condition) throws Trouble {
        try (OpenFile folder = beneath.directory(place.folder())) {
            String name = place.name();
            Path path = folder.path().resolve(name);
            beneath.mayBeMade(place.root(), path);
            Stat seen = Stat.at(folder.handle(), name, true);
            String etag = "";
            if (seen.kind() != FileKind.LINK || condition instanceof Condition.Unchanged) {
                try (OpenFile old = beneath.file(place)) {
                    Content was = WholeFile.read(old, place, limit);
                    etag = was.etag();
                    if (condition instanceof Condition.Unchanged(String wanted)
                            && !wanted.equals(etag)) {
                        return new Saved.Stale(Optional.of(etag));
                    }
                    if (seen.kind() != FileKind.LINK) attic.keep(was);
                }
            }
            if (!WholeFile.isSame(seen, Stat.at(folder.handle(), name, true))) {
                throw unstable(place);
            }
            Names.unlinkat(folder.handle(), name);
            Io.fsync(folder.handle());
            return new Saved.Done(path, etag);
        } catch (Errno e) {
            throw unwritable(e, place);
        } catch (IOException e) {
            throw unkept(e);
        }
    }

    /** Makes a directory, and those above it, where they are not there yet. */
    void makeDirectory(Place place) throws Trouble {
        try {
            beneath.directory(place).close();
            return;
        } catch (Trouble trouble) {
            if (trouble.kind() != Kind.NOT_FOUND || place.isRoot()) throw trouble;
        }
        Place above = place.folder();
        makeDirectory(above);
        try (OpenFile folder = beneath.directory(above)) {
            Names.mkdirat(folder.handle(), place.name(), 0777);
            Io.fsync(folder.handle());
        } catch (Errno e) {
            // Somebody else was first; or it is a link that leads nowhere, which the next step
            // meets.
            if (e.code() != Errno.EEXIST) throw unwritable(e, place);
        }
    }

    private static Trouble unstable(Place place) {
        return new Trouble(
                Kind.UNSTABLE, "Someone else keeps writing " + place.path() + "; try again");
    }

    private static Trouble unkept(IOException e) {
        boolean full = String.valueOf(e.getMessage()).contains("No space left");
        return new Trouble(
                full ? Kind.DISK_FULL : Kind.BROKEN_DISK,
                "The old version cannot be kept in the state directory, so nothing was changed: "
                        + e.getMessage());
    }

    /** Empty where someone else wrote meanwhile, so that it must be looked at again. */
    private Optional<Saved> attempt(Place place, String content, Condition condition)
            throws Trouble, IOException {
        try (OpenFile old = beneath.file(place)) {
            return replace(place, old, content, condition);
        } catch (Trouble trouble) {
            if (trouble.kind() != Kind.NOT_FOUND) throw trouble;
            return create(place, content, condition);
        }
    }

    private Optional<Saved> create(Place place, String content, Condition condition)
            throws Trouble, Errno {
        if (condition instanceof Condition.Unchanged) {
            return Optional.of(new Saved.Stale(Optional.empty()));
        }
        try (OpenFile folder = beneath.directory(place.folder())) {
            String name = place.name();
            beneath.mayBeMade(place.root(), folder.path().resolve(name));
            if (isThere(folder.handle(), name)) {
                // What could not be opened but has the name is a link that leads nowhere.
                throw new Trouble(
                        Kind.NOT_FOUND, place.path() + " is a link to a file that does not exist");
            }
            byte[] bytes = encoded(Text.of(new byte[0]), content, place);
            AtomicWrite write = new AtomicWrite(folder.handle(), name);
            return write.create(bytes)
                    ? Optional.of(
                            new Saved.Done(folder.path().resolve(name), Content.etagOf(bytes)))
                    : Optional.empty();
        }
    }

    /** Two saves on the same base: the second must see the first, by whatever name it came. */
    private Optional<Saved> replace(Place place, OpenFile old, String content, Condition condition)
            throws Trouble, IOException {
        int stripe = Math.floorMod(Objects.hash(old.stat().dev(), old.stat().ino()), STRIPES);
        ReentrantLock lock = saving.get(stripe);
        lock.lock();
        try {
            return replaceAlone(place, old, content, condition);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Saved> replaceAlone(
            Place place, OpenFile old, String content, Condition condition)
            throws Trouble, IOException {
        Path relative = place.root().path().relativize(old.path());
        String name = old.path().getFileName().toString();
        try (OpenFile folder = beneath.directory(new Place(place.root(), relative).folder());
                Fd reading = WholeFile.reopen(old, 0)) {
            // Before the content is read: any write after this moment shows as a difference.
            Stat seen = Stat.of(reading);
            Content was = WholeFile.read(reading, old, place, limit);
            boolean stale =
                    switch (condition) {
                        case Condition.Whatever() -> false;
                        case Condition.Unchanged(String etag) -> !etag.equals(was.etag());
                        case Condition.Absent() -> true;
                    };
            if (stale) return Optional.of(new Saved.Stale(Optional.of(was.etag())));
            Text text = was.text();
            if (text.encoding() == Encoding.BINARY) {
                throw new Trouble(
                        Kind.NOT_TEXT, place.path() + " is not text; saving would damage it");
            }
            byte[] bytes = encoded(text, content, place);
            String etag = Content.etagOf(bytes);
            Saved done = new Saved.Done(old.path(), etag);
            if (etag.equals(was.etag())) return Optional.of(done);
            attic.keep(was);
            AtomicWrite write = new AtomicWrite(folder.handle(), name);
            return write.replace(old, seen, was.bytes(), bytes)
                    ? Optional.of(done)
                    : Optional.empty();
        }
    }

    /** No more than could be read again. */
    private byte[] encoded(Text like, String content, Place place) throws Trouble {
        byte[] bytes = like.encode(content);
        if (bytes.length > limit) throw WholeFile.tooLarge(place, limit);
        return bytes;
    }

    private static boolean isThere(Fd folder, String name) throws Errno {
        try {
            Stat.at(folder, name, true);
            return true;
        } catch (Errno e) {
            if (e.code() == Errno.ENOENT) return false;
            throw e;
        }
    }

    static Trouble unwritable(Errno e, Place place) {
        return switch (e.code()) {
            case Errno.ENOSPC, Errno.EDQUOT ->
                    new Trouble(
                            Kind.DISK_FULL,
                            "The disk is full; the file is as it was. Make room and save again");
            case Errno.EACCES, Errno.EPERM, Errno.EROFS ->
                    new Trouble(
                            Kind.UNWRITABLE,
                            "No permission to write "
                                    + place.path()
                                    + "; make it writable for the user that runs Sightline");
            default -> Beneath.of(e, place);
        };
    }
}
