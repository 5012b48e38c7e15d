/**
 * The functions through Spark's connector interfaces, which are public: for platforms that forbid
 * Catalyst's classes, and for views that last.
 */
@NullMarked
package io.sparkloss.spark.catalog;

import org.jspecify.annotations.NullMarked;
