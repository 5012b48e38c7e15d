/**
 * Rich display in notebooks of the kernel JJava. Nothing else of this project touches JJava, and
 * nothing loads this package but JJava itself.
 */
@NullMarked
package io.sparkloss.report.jjava;

import org.jspecify.annotations.NullMarked;
