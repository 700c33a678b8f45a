/** The files of an agent's home: which there are, what they are, and reading them. */
@NullMarked
package dev.sightline.hermes.home;

import org.jspecify.annotations.NullMarked;
