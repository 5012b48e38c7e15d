/** Tells others what came of a run: Prometheus, a Pushgateway, MLflow, and what reads JUnit. */
@NullMarked
package io.sparkloss.job.publish;

import org.jspecify.annotations.NullMarked;
