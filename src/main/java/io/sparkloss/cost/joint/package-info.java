/** How sure functions of several means of the same rows are: the delta method. */
@NullMarked
package io.sparkloss.cost.joint;

import org.jspecify.annotations.NullMarked;
