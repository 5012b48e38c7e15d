/**
 * What expressions for Catalyst need when they are written in Java: its constructors, calls of Java
 * methods in generated code, and the descriptions and errors of SQL functions.
 */
@NullMarked
package io.sparkloss.spark.catalyst;

import org.jspecify.annotations.NullMarked;
