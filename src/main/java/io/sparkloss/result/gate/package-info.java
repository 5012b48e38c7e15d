/** What gates decided. */
@NullMarked
package io.sparkloss.result.gate;

import org.jspecify.annotations.NullMarked;
