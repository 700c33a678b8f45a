/** The certificate and its key: read, checked, and renewed without a restart. */
@NullMarked
package dev.sightline.tls;

import org.jspecify.annotations.NullMarked;
