/** Tables of the user's that get the costs of runs: Delta, Iceberg, and those of databases. */
@NullMarked
package io.sparkloss.job.table;

import org.jspecify.annotations.NullMarked;
