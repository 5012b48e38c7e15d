/** The section {@code publish} of an evaluation file: who is told what came of a run. */
@NullMarked
package io.sparkloss.job.file.publish;

import org.jspecify.annotations.NullMarked;
