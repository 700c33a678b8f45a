/** The row about loops: a log that grows, from its writer to those who follow it. */
@NullMarked
package dev.sightline.bench.ralph;

import org.jspecify.annotations.NullMarked;
