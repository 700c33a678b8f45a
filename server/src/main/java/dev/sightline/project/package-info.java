/** Projects: which there are, what files they hold, and what a change of a file means. */
@NullMarked
package dev.sightline.project;

import org.jspecify.annotations.NullMarked;
