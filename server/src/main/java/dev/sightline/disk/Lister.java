package dev.sightline.disk;

import dev.sightline.watch.FileKind;
import dev.sightline.watch.Ignore;
import dev.sightline.watch.linux.DirEntry;
import dev.sightline.watch.linux.Errno;
import dev.sightline.watch.linux.Fd;
import dev.sightline.watch.linux.Listing;
import dev.sightline.watch.linux.Open;
import dev.sightline.watch.linux.Stat;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lists directories beneath a root. Links are shown and never followed. */
final class Lister {
    private static final int LIMIT = 5000;

    /** Entries that one walk looks at; a request must not hold a thread for a whole disk. */
    private static final int VISITS = 100_000;

    private static final int FOLDER =
            Open.O_RDONLY | Open.O_DIRECTORY | Open.O_NOFOLLOW | Open.O_CLOEXEC;
    private static final Comparator<FolderEntry> ORDER =
            Comparator.comparing((FolderEntry entry) -> entry.kind() != FileKind.DIRECTORY)
                    .thenComparing(FolderEntry::name);

    private final Beneath beneath;
    private final Rules rules;

    Lister(Beneath beneath, Rules rules) {
        this.beneath = beneath;
        this.rules = rules;
    }

    /**
     * @param depth how many levels of Python files are looked for; 1 is the directory itself
     */
    Folder list(Place place, int depth) throws Trouble {
        try (OpenFile folder = beneath.directory(place)) {
            Walk walk = new Walk(place.root(), folder.path());
            List<FolderEntry> entries = new ArrayList<>();
            walk.level(folder.handle(), Path.of(""), depth, entries);
            entries.sort(ORDER);
            walk.scripts.sort(Comparator.naturalOrder());
            return new Folder(folder.path(), entries, walk.scripts, walk.truncated);
        } catch (Errno e) {
            throw Beneath.of(e, place);
        }
    }

    /** One walk down, with what it has found so far. */
    private final class Walk {
        private final Root root;
        private final Path top;
        private final List<String> scripts = new ArrayList<>();
        private boolean truncated;
        private int visited;

        Walk(Root root, Path top) {
            this.root = root;
            this.top = top;
        }

        /**
         * @param here the way from the top to here
         * @param entries filled for the top level, null below
         */
        void level(Fd folder, Path here, int depth, @Nullable List<FolderEntry> entries)
                throws Errno {
            List<Path> below = new ArrayList<>();
            for (DirEntry entry : read(folder)) {
                if (isFull(entries)) return;
                @Nullable String name = entry.text();
                // A name that is no UTF-8 cannot be opened, but the rules hold for it all the same.
                String shown = name == null ? lossy(entry) : name;
                Path relative = here.resolve(shown);
                @Nullable FileKind kind = kindOf(folder, entry);
                if (kind == null || !isShown(relative, shown, kind)) continue;
                if (entries != null) add(entries, folder, entry);
                if (name == null) continue;
                if (kind == FileKind.FILE && name.endsWith(".py")) scripts.add(relative.toString());
                if (kind == FileKind.DIRECTORY && !isMachineMade(relative)) below.add(relative);
            }
            // Only now: what lies below must not use up what this level may show.
            if (depth == 1) return;
            for (Path relative : below) {
                descend(folder, relative.getFileName().toString(), relative, depth - 1);
            }
        }

        private boolean isFull(@Nullable List<FolderEntry> entries) {
            visited++;
            if (entries == null) {
                truncated |= scripts.size() >= LIMIT || visited > VISITS;
                return truncated;
            }
            truncated |= entries.size() >= LIMIT;
            return entries.size() >= LIMIT;
        }

        private void descend(Fd folder, String name, Path relative, int depth) throws Errno {
            try (Fd child = Open.openat(folder, name, FOLDER, 0)) {
                level(child, relative, depth, null);
            } catch (Errno e) {
                // Gone meanwhile, or not ours to read: the rest is still worth showing.
                if (e.code() == Errno.EMFILE || e.code() == Errno.ENFILE) throw e;
            }
        }

        private boolean isShown(Path relative, String name, FileKind kind) {
            if (AtomicWrite.isTemp(name)) return false;
            Path inRoot = root.path().relativize(top.resolve(relative));
            if (kind == FileKind.DIRECTORY) {
                return root.kind() == Root.Kind.TREE && rules.permitDirectory(root, inRoot);
            }
            return rules.permitFile(root, inRoot);
        }

        private boolean isMachineMade(Path relative) {
            return Ignore.defaults().ignores(top.resolve(relative).toString(), true);
        }

        private void add(List<FolderEntry> entries, Fd folder, DirEntry entry) throws Errno {
            @Nullable Stat stat = statOf(folder, entry);
            if (stat == null) return;
            @Nullable String text = entry.text();
            String name = text == null ? lossy(entry) : text;
            entries.add(
                    new FolderEntry(
                            name,
                            text == null ? Optional.of(entry.name()) : Optional.empty(),
                            top.resolve(name),
                            stat.kind(),
                            stat.size(),
                            Instant.ofEpochSecond(0, stat.mtimeNanos())));
        }
    }

    private static String lossy(DirEntry entry) {
        return new String(entry.name(), StandardCharsets.UTF_8);
    }

    private static List<DirEntry> read(Fd folder) throws Errno {
        List<DirEntry> all = new ArrayList<>();
        try (Listing listing = new Listing().of(folder)) {
            for (@Nullable DirEntry entry = listing.next(); entry != null; entry = listing.next()) {
                all.add(entry);
            }
        }
        return all;
    }

    private static @Nullable FileKind kindOf(Fd folder, DirEntry entry) throws Errno {
        if (entry.kind() != null) return entry.kind();
        @Nullable Stat stat = statOf(folder, entry);
        return stat == null ? null : stat.kind();
    }

    /** Null where it is gone meanwhile. */
    private static @Nullable Stat statOf(Fd folder, DirEntry entry) throws Errno {
        try {
            return Stat.at(folder, entry.name(), true);
        } catch (Errno e) {
            if (e.code() == Errno.ENOENT) return null;
            throw e;
        }
    }
}
