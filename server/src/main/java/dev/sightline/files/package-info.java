/** Files as requests have them: what the disk says, as an answer over HTTP. */
@NullMarked
package dev.sightline.files;

import org.jspecify.annotations.NullMarked;
