/**
 * BuildRunner projects begun: their tree, their specification, their alias; whole, or not at all.
 */
@NullMarked
package dev.sightline.build.project;

import org.jspecify.annotations.NullMarked;
