/** Command line, configuration, exit codes: what {@code spark-submit} and the scripts start. */
@NullMarked
package io.sparkloss.job;

import org.jspecify.annotations.NullMarked;
