package io.sparkloss.spark.bits;

import io.sparkloss.TestSpark;
import java.nio.file.Path;

/** The data in all layouts: written once for all tests that compare. */
final class StoredBits {

  private static final Path FOLDER = written();

  private StoredBits() {}

  private static Path written() {
    Path folder = Path.of("target/same-bits");
    new BitsData(TestSpark.session(), folder).write();
    return folder;
  }

  /** Returns where the data are. */
  static Path folder() {
    return FOLDER;
  }
}
