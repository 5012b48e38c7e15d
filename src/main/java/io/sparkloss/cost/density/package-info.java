/** How often predictions and labels occur together: a histogram of pairs in square cells. */
@NullMarked
package io.sparkloss.cost.density;

import org.jspecify.annotations.NullMarked;
