/** What was measured and on which machine, as a dated file and as a page. */
@NullMarked
package dev.sightline.bench.results;

import org.jspecify.annotations.NullMarked;
