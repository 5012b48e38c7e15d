/** That no credential of a run is in anything that the run leaves. */
@NullMarked
package io.sparkloss.job.secret;

import org.jspecify.annotations.NullMarked;
