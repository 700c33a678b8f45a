/** What it costs to have Python code run by a kernel, statement by statement. */
@NullMarked
package dev.sightline.bench.kernel;

import org.jspecify.annotations.NullMarked;
