package dev.sightline.disk;

import java.util.List;
import java.util.Optional;

/** A file at its path, and beside it those that were there before it. */
record Rotation(Beneath beneath, Place place) {
    /** The file, and all beside it at one moment: none was moved while they were listed. */
    record Scene(GrowingFile file, List<Rotated.One> beside) {}

    /** Empty where nothing is at the path. */
    Optional<Scene> scene() throws Trouble {
        while (true) {
            Optional<GrowingFile> there = open(1);
            if (there.isEmpty()) return Optional.empty();
            try {
                List<Rotated.One> beside = beside();
                if (isThere(there.get())) return Optional.of(new Scene(there.get(), beside));
            } catch (Trouble trouble) {
                there.get().close();
                throw trouble;
            }
            there.get().close();
        }
    }

    private boolean isThere(GrowingFile one) throws Trouble {
        Optional<GrowingFile> there = open(1);
        if (there.isEmpty()) return false;
        try (GrowingFile now = there.get()) {
            return now.inode().equals(one.inode());
        }
    }

    /** The oldest content first. */
    List<Rotated.One> beside() throws Trouble {
        try {
            return Rotated.beside(beneath, place);
        } catch (Trouble trouble) {
            if (trouble.kind() == Trouble.Kind.NOT_FOUND) return List.of();
            throw trouble;
        }
    }

    /**
     * What is at the path; empty where nothing is.
     *
     * @param filling see {@link GrowingFile#filling}
     */
    Optional<GrowingFile> open(int filling) throws Trouble {
        try {
            return Optional.of(GrowingFile.open(beneath, place, filling));
        } catch (Trouble trouble) {
            if (trouble.kind() == Trouble.Kind.NOT_FOUND) return Optional.empty();
            throw trouble;
        }
    }

    /** The one with this inode, at the path or beside it. */
    Optional<GrowingFile> find(Inode inode) throws Trouble {
        return Rotated.find(beneath, place, inode);
    }
}
