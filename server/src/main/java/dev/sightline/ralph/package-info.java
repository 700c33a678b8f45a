/** An AI coding loop (Ralph): its files followed, its state, the routes that show and steer it. */
@NullMarked
package dev.sightline.ralph;

import org.jspecify.annotations.NullMarked;
