/**
 * Expected values that no code of the project has made: reads the files under {@code
 * src/test/resources/reference}, whose README says how each number came about.
 */
@NullMarked
package io.sparkloss.reference;

import org.jspecify.annotations.NullMarked;
