package io.sparkloss.report.chart;

import java.util.List;

/**
 * The numbers behind a picture, written for people.
 *
 * @param caption what they are
 * @param headers what the columns are
 * @param rows cells, as many in each row as there are headers
 */
public record NumbersTable(String caption, List<String> headers, List<List<String>> rows) {

  /** Copies the lists and checks that rows fit the headers. */
  public NumbersTable {
    headers = List.copyOf(headers);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != headers.size()) {
        throw new IllegalArgumentException(
            "A row must have a cell for each of " + headers + ", but was " + row);
      }
    }
  }
}
