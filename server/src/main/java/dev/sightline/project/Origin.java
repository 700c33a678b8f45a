package dev.sightline.project;

import java.util.Locale;

/** Why a directory is a project; the first that holds counts. */
public enum Origin {
    /** It was named at the start, and stays as long as the node runs. */
    COMMAND_LINE,
    /** Somebody asked for it; it is there again after a restart. */
    ADDED,
    /** It was found beneath a {@code --discover} directory, and goes when its marks go. */
    DISCOVERED;

    /** As it goes over the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
