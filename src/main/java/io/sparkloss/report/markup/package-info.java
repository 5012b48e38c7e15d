/** HTML: text that stays text, charts, and parts for places that are a page already. */
@NullMarked
package io.sparkloss.report.markup;

import org.jspecify.annotations.NullMarked;
