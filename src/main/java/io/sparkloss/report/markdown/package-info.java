/** Results as Markdown, short enough for a comment. */
@NullMarked
package io.sparkloss.report.markdown;

import org.jspecify.annotations.NullMarked;
