/** The results of an evaluation as JSON. */
@NullMarked
package io.sparkloss.result.json;

import org.jspecify.annotations.NullMarked;
