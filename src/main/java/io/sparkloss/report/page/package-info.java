/** Results as pages of HTML, each one file that needs nothing else. */
@NullMarked
package io.sparkloss.report.page;

import org.jspecify.annotations.NullMarked;
