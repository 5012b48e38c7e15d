/**
 * Column batches as what is computed from them needs them: numbers as arrays, the rows that count,
 * and their groups.
 */
@NullMarked
package io.sparkloss.spark.columnar.batch;

import org.jspecify.annotations.NullMarked;
