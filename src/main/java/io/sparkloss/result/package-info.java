/** What an evaluation found: immutable records, and their JSON in {@code result.json}. */
@NullMarked
package io.sparkloss.result;

import org.jspecify.annotations.NullMarked;
