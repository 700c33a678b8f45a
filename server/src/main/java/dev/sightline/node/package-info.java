/** The node itself: is it up, what does it serve, and how does a browser get in. */
@NullMarked
package dev.sightline.node;

import org.jspecify.annotations.NullMarked;
