package io.sparkloss.benchmark;

/** The ways to compute a cost that compete, each with its colour of the Okabe-Ito palette. */
public enum Kind {
  SPARK_LOSS("spark-loss, column batches", "#0072b2"),
  ROW_CODE("spark-loss, row code", "#56b4e9"),
  BARE_SCAN("bare scan", "#777777"),
  EXPRESSION("Spark's expressions", "#009e73"),
  TYPED("typed Aggregator", "#cc79a7"),
  MLLIB("MLlib", "#333333"),
  DUCK_DB("DuckDB", "#d55e00"),
  DUCK_DB_SCAN("DuckDB, bare scan", "#e69f00");

  private final String title;
  private final String colour;

  Kind(String title, String colour) {
    this.title = title;
    this.colour = colour;
  }

  public String title() {
    return title;
  }

  String colour() {
    return colour;
  }

  /** Says whether this only reads, so that its sums are no costs. */
  boolean onlyReads() {
    return this == BARE_SCAN || this == DUCK_DB_SCAN;
  }
}
