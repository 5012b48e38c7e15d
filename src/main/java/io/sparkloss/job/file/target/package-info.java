/** The targets of an evaluation file, their losses, and the gates that compare their models. */
@NullMarked
package io.sparkloss.job.file.target;

import org.jspecify.annotations.NullMarked;
