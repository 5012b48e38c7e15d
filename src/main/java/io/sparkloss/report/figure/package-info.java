/** Charts of what was found: from results to pictures. */
@NullMarked
package io.sparkloss.report.figure;

import org.jspecify.annotations.NullMarked;
