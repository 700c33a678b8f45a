package dev.sightline.watch.inotify;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * The entries of one directory by name: open addressing over two arrays, some 40 bytes a name where
 * a {@code HashMap} takes 120. There is one for every directory, so this is what a big tree weighs.
 */
final class NameTable {

    private static final int SMALLEST = 4;

    private byte[] @Nullable [] names = new byte[SMALLEST][];
    private @Nullable Entry[] entries = new Entry[SMALLEST];
    private int size;

    @Nullable Entry get(byte[] name) {
        return entries[slot(name)];
    }

    int size() {
        return size;
    }

    /** Sets the entry of this name; the array is kept, not copied. */
    void put(byte[] name, Entry entry) {
        int slot = slot(name);
        if (entries[slot] == null) {
            if ((size + 1) * 4 > names.length * 3) {
                resize(names.length * 2);
                slot = slot(name);
            }
            size++;
            names[slot] = name;
        }
        entries[slot] = entry;
    }

    /** Takes a name out. The names behind it move up, so no gravestones are left. */
    void remove(byte[] name) {
        int hole = slot(name);
        if (entries[hole] == null) {
            return;
        }
        size--;
        int mask = names.length - 1;
        int at = hole;
        while (true) {
            at = (at + 1) & mask;
            byte[] next = names[at];
            if (next == null) {
                break;
            }
            int home = hash(next) & mask;
            if (((at - home) & mask) >= ((at - hole) & mask)) {
                names[hole] = next;
                entries[hole] = entries[at];
                hole = at;
            }
        }
        names[hole] = null;
        entries[hole] = null;
    }

    /** Visits a copy, so that the visitor may change the table. */
    void forEach(BiConsumer<byte[], Entry> visitor) {
        byte[] @Nullable [] n = names.clone();
        @Nullable Entry[] e = entries.clone();
        for (int i = 0; i < n.length; i++) {
            byte[] name = n[i];
            Entry entry = e[i];
            if (name != null && entry != null) {
                visitor.accept(name, entry);
            }
        }
    }

    private int slot(byte[] name) {
        int mask = names.length - 1;
        int at = hash(name) & mask;
        while (true) {
            byte[] there = names[at];
            if (there == null || Arrays.equals(there, name)) {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    private static int hash(byte[] name) {
        int h = Arrays.hashCode(name) * 0x9E3779B9;
        return h ^ h >>> 16;
    }

    private void resize(int capacity) {
        byte[] @Nullable [] oldNames = names;
        @Nullable Entry[] oldEntries = entries;
        names = new byte[capacity][];
        entries = new Entry[capacity];
        for (int i = 0; i < oldNames.length; i++) {
            byte[] name = oldNames[i];
            if (name != null) {
                int slot = slot(name);
                names[slot] = name;
                entries[slot] = oldEntries[i];
            }
        }
    }
}
