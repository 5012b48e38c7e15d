package io.sparkloss.spark.aggregate;

import java.io.Serializable;

/**
 * An aggregate over sums: its name in plans, what it keeps and what it makes of that.
 *
 * @param name the name of the function
 * @param layout the sums
 * @param finish the result
 */
public record SumsForm(String name, SumsLayout layout, Finish finish) implements Serializable {

  private static final long serialVersionUID = 1L;
}
