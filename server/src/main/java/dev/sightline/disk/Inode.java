package dev.sightline.disk;

import dev.sightline.watch.linux.Stat;

import java.util.Optional;

/** A file as long as it lives, under whatever name; its number may be another's afterwards. */
record Inode(long dev, long ino) {
    static Inode of(Stat stat) {
        return new Inode(stat.dev(), stat.ino());
    }

    /** {@code dev:ino}, both in decimal. */
    String text() {
        return dev + ":" + ino;
    }

    /** Of a {@linkplain GrowingFile#generation generation}. */
    static Optional<Inode> ofGeneration(String generation) {
        String[] parts = generation.split(":", -1);
        if (parts.length < 2 || parts.length > 3) return Optional.empty();
        try {
            return Optional.of(new Inode(Long.parseLong(parts[0]), Long.parseLong(parts[1])));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Which filling a generation is; 1 where it says none. */
    static int fillingOf(String generation) {
        String[] parts = generation.split(":", -1);
        try {
            return parts.length == 3 ? Integer.parseInt(parts[2]) : 1;
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
