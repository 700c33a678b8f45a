/** What is wrong on this machine, and how to mend it; attacks the node as a web page would. */
@NullMarked
package dev.sightline.doctor;

import org.jspecify.annotations.NullMarked;
