/** Pictures that teach: what losses look like, drawn by the charts and computed by the losses. */
package io.sparkloss.docs.teaching;
