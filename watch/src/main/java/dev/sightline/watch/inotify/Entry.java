package dev.sightline.watch.inotify;

/** What a tree knows of one name in a directory. */
sealed interface Entry permits Node, Leaf, Pending {}
