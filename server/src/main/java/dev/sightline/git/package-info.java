/** The git of the machine, asked for a history; nothing that a repository says is run. */
@NullMarked
package dev.sightline.git;

import org.jspecify.annotations.NullMarked;
