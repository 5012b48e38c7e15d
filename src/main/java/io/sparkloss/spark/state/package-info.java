/** States of costs as structs of plain fields, and what is read from them. */
@NullMarked
package io.sparkloss.spark.state;

import org.jspecify.annotations.NullMarked;
