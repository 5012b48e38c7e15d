/** Results for people, made from {@code result} alone. */
@NullMarked
package io.sparkloss.report;

import org.jspecify.annotations.NullMarked;
