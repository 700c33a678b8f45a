package dev.sightline.ralph;

import dev.sightline.disk.Disk;
import dev.sightline.disk.FolderEntry;
import dev.sightline.disk.Place;
import dev.sightline.disk.Trouble;
import dev.sightline.project.Project;
import dev.sightline.watch.FileKind;

import java.nio.file.Path;
import java.util.List;

/** The Markdown files beneath {@code specs}, and in the folders in it. */
final class Specs {
    /** So many are looked at, and folders of them in each other. */
    private static final int MOST = 1_000;

    private static final int DEEPEST = 8;

    /** Whom it is told to; paths are relative to the project. */
    interface Listener {
        void spec(String path, FolderEntry entry) throws Trouble;

        /** What lies in a folder cannot be known now; that there is none is told to nobody. */
        void unread(String folder, Trouble why) throws Trouble;
    }

    private final Disk disk;
    private final Project project;
    private final Listener listener;
    private int count;

    private Specs(Disk disk, Project project, Listener listener) {
        this.disk = disk;
        this.project = project;
        this.listener = listener;
    }

    static void list(Disk disk, Project project, Listener listener) throws Trouble {
        new Specs(disk, project, listener).list(Part.SPECS, 0);
    }

    private void list(String folder, int depth) throws Trouble {
        for (FolderEntry entry : entries(folder)) {
            if (count >= MOST || entry.rawName().isPresent()) continue;
            String path = folder + "/" + entry.name();
            if (entry.kind() == FileKind.DIRECTORY && depth < DEEPEST) {
                list(path, depth + 1);
            } else if (entry.kind() == FileKind.FILE && path.endsWith(".md")) {
                count++;
                listener.spec(path, entry);
            }
        }
    }

    private Iterable<FolderEntry> entries(String folder) throws Trouble {
        try {
            return disk.list(new Place(project.root(), Path.of(folder)), 1).entries();
        } catch (Trouble trouble) {
            if (trouble.kind() != Trouble.Kind.NOT_FOUND) listener.unread(folder, trouble);
            return List.of();
        }
    }
}
