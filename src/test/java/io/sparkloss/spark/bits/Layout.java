package io.sparkloss.spark.bits;

/** How the rows are stored: in how many files, each of which is one partition. */
enum Layout {
  /** In one file, in the order of their number. */
  ONE_FILE(1),
  /** In one file, shuffled. */
  ONE_SHUFFLED(1),
  /** In 7 files, shuffled. */
  SEVEN(7),
  /** In 64 files, shuffled. */
  SIXTY_FOUR(64),
  /** In 200 files, shuffled. */
  TWO_HUNDRED(200);

  private final int files;

  Layout(int files) {
    this.files = files;
  }

  /** Returns in how many files. */
  int files() {
    return files;
  }
}
