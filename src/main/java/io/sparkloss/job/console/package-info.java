/** What a job says to people while it runs: messages, progress, the plan. */
@NullMarked
package io.sparkloss.job.console;

import org.jspecify.annotations.NullMarked;
