package dev.sightline.build.project;

import dev.sightline.disk.Made;
import dev.sightline.disk.SiteRemoval;
import dev.sightline.disk.Trouble;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Undoes inits that did not come to their end, from what they noted. */
final class Leftovers {
    /**
     * What is left of one.
     *
     * @param remains a line each: what is somebody else's by now, and what could not be undone
     * @param complete whether nothing more can be done about it
     */
    record Undone(List<String> remains, boolean complete) {
        Undone {
            remains = List.copyOf(remains);
        }
    }

    private static final System.Logger LOG = System.getLogger("sightline.build");

    private final Path inits;
    private final Aliases aliases;
    private final Pipx pipx;

    Leftovers(Path inits, Aliases aliases, Pipx pipx) {
        this.inits = inits;
        this.aliases = aliases;
        this.pipx = pipx;
    }

    /**
     * Undoes all; whoever calls holds the lock, so no init is under way.
     *
     * @return projects of which something could not be undone yet
     */
    List<Path> undoAll() throws IOException {
        List<Path> stuck = new ArrayList<>();
        for (Path folder : folders()) {
            Intent intent = Intent.read(folder);
            if (isWhole(intent)) {
                intent.forget();
                continue;
            }
            Undone undone = undo(intent);
            for (String line : undone.remains()) {
                LOG.log(Level.WARNING, "of the init of {0}: {1}", intent.project(), line);
            }
            if (!undone.complete()) stuck.add(intent.project());
        }
        return stuck;
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(inits)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    /** The alias is registered last: where it stands, all of it does. */
    private boolean isWhole(Intent intent) {
        if (intent.isDone()) return true;
        Optional<Path> registered = aliases.path(intent.alias());
        return intent.isAliasing() && registered.equals(Optional.of(intent.project()));
    }

    /** In the other order than it was made; an intent with nothing left to undo is forgotten. */
    Undone undo(Intent intent) {
        List<String> remains = new ArrayList<>();
        boolean complete = true;
        try {
            if (intent.installation().isPresent()) {
                remains.addAll(pipx.undo(intent.installation().get(), intent));
            }
        } catch (IOException e) {
            complete = false;
            remains.add("the installation cannot be undone: " + e.getMessage());
        }
        for (Made made : intent.made().reversed()) {
            try {
                if (!SiteRemoval.remove(made)) {
                    remains.add(made.path() + " stays: somebody else has changed it");
                }
            } catch (Trouble trouble) {
                complete = false;
                remains.add(trouble.detail());
            }
        }
        try {
            if (complete) intent.forget();
        } catch (IOException e) {
            complete = false;
            remains.add("the notes of the init cannot be removed: " + e.getMessage());
        }
        return new Undone(remains, complete);
    }
}
