/**
 * Restricted mode: evaluation files of strangers, which may run no code, call no server, take
 * nothing from the environment, and write below the directory of the operator's only.
 */
@NullMarked
package io.sparkloss.job.restriction;

import org.jspecify.annotations.NullMarked;
