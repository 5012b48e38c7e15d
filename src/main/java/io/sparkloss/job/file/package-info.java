/**
 * The evaluation file: from YAML to checked settings, with every error named by file, line and key
 * before any Spark job starts.
 */
@NullMarked
package io.sparkloss.job.file;

import org.jspecify.annotations.NullMarked;
