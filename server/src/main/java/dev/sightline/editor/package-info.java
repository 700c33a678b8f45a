/** The first feature: a file, live in the browser, and saved without losing anybody's edit. */
@NullMarked
package dev.sightline.editor;

import org.jspecify.annotations.NullMarked;
