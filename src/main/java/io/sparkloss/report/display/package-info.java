/**
 * Results as objects that show themselves: as text where {@code toString} is printed, which
 * spark-shell and JShell do, and as a table of MIME types in notebooks.
 */
@NullMarked
package io.sparkloss.report.display;

import org.jspecify.annotations.NullMarked;
