/** What a job reads and writes: inputs of every form, and the results of a run. */
@NullMarked
package io.sparkloss.job.data;

import org.jspecify.annotations.NullMarked;
