package io.sparkloss.job.restriction;

import java.util.List;

/** What restricted mode does about a key of an evaluation file. */
sealed interface Rule {

  /**
   * The key may not stand there.
   *
   * @param reason what its value is, and the remedy
   */
  record Refused(String reason) implements Rule {}

  /**
   * One value may not stand there.
   *
   * @param refused the value
   * @param reason why not, and the remedy
   */
  record RefusedValue(String refused, String reason) implements Rule {}

  /** The value is a path that is read. */
  record Read() implements Rule {}

  /**
   * The value is a path that is written.
   *
   * @param parts names below it that are written through links that stand there
   */
  record Written(List<String> parts) implements Rule {}

  /** The value is the name of a table of the session. */
  record Table() implements Rule {}

  /** The value is a mapping of options for Spark's readers of files. */
  record Options() implements Rule {}
}
