/** Feature: an agent's home seen from inside: what its files say, and that they changed. */
@NullMarked
package dev.sightline.hermes;

import org.jspecify.annotations.NullMarked;
