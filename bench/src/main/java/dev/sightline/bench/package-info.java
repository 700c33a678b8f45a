/** The bench: starts the contenders in turn, drives them by one client, writes dated results. */
@NullMarked
package dev.sightline.bench;

import org.jspecify.annotations.NullMarked;
