/**
 * YAML with places: every value knows the file, the line and the key path where it stands, so that
 * an error can name them. Knows nothing of what the values mean.
 */
@NullMarked
package io.sparkloss.job.yaml;

import org.jspecify.annotations.NullMarked;
