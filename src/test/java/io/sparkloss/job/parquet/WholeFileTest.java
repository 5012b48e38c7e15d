package io.sparkloss.job.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path directory;

  private WholeFile whole() throws IOException {
    return new WholeFile(new Configuration(), hadoop(scratch()));
  }

  private Path scratch() {
    return directory.resolve("_writing").resolve("a");
  }

  private static org.apache.hadoop.fs.Path hadoop(Path path) {
    return new org.apache.hadoop.fs.Path(path.toUri());
  }

  @Test
  void replacesWhatIsThereAndLeavesNothingElse() throws Exception {
    Path target = directory.resolve("deep/er/file");
    whole().put(hadoop(target), new byte[] {1, 2, 3});
    Path checksum = Files.write(target.resolveSibling(".file.crc"), new byte[] {9});

    whole().put(hadoop(target), new byte[] {4});

    assertThat(target).hasBinaryContent(new byte[] {4});
    assertThat(checksum).as("it was of the old file").doesNotExist();
    assertThat(scratch()).doesNotExist();
  }

  @Test
  void aWriteThatBrokeOffLeavesTheOldFileAndTheNextOneRemovesWhatItLeft() throws Exception {
    Path target = directory.resolve("file");
    whole().put(hadoop(target), new byte[] {1, 2, 3});
    // As a process leaves it that ends while it writes, and one that ends before the rename.
    Files.createDirectories(scratch());
    Path cutOff = Files.write(scratch().resolve("cut-off"), new byte[] {4});
    Path complete = Files.write(scratch().resolve("complete"), new byte[] {4, 5, 6});

    assertThat(target).hasBinaryContent(new byte[] {1, 2, 3});
    whole().put(hadoop(target), new byte[] {7});

    assertThat(target).hasBinaryContent(new byte[] {7});
    assertThat(cutOff).doesNotExist();
    assertThat(complete).doesNotExist();
  }

  @Test
  void aWriteThatCannotBeLeavesTheOldFile() throws Exception {
    Path target = directory.resolve("file");
    whole().put(hadoop(target), new byte[] {1, 2, 3});
    Files.createDirectories(scratch().getParent());
    Files.write(scratch(), new byte[] {0}); // a file where its directory should be

    assertThatThrownBy(() -> whole().put(hadoop(target), new byte[] {4}))
        .isInstanceOf(IOException.class);

    assertThat(target).hasBinaryContent(new byte[] {1, 2, 3});
  }

  @Test
  void readersSeeOneWritersFileWhole() throws Exception {
    Path target = directory.resolve("file");
    int size = 100_000;
    whole().put(hadoop(target), filled(0, size));
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService pool = Executors.newFixedThreadPool(3);
    try {
      List<Future<Void>> writers = new ArrayList<>();
      for (int writer = 1; writer <= 2; writer++) {
        int content = writer;
        Callable<Void> write =
            () -> {
              for (int i = 0; i < 50; i++) {
                whole().put(hadoop(target), filled(content, size));
              }
              return null;
            };
        writers.add(pool.submit(write));
      }
      Future<Integer> reader = pool.submit(() -> readUntil(done, target, size));
      for (Future<Void> writer : writers) {
        writer.get();
      }
      done.set(true);
      assertThat(reader.get()).isPositive();
    } finally {
      pool.shutdownNow();
    }
    assertThat(scratch()).doesNotExist();
  }

  /** Returns how often the file was read; each time it was whole and of one writer. */
  private static int readUntil(AtomicBoolean done, Path target, int size) throws IOException {
    int reads = 0;
    do {
      byte[] read = Files.readAllBytes(target);
      assertThat(read).isEqualTo(filled(read[0], size));
      reads++;
    } while (!done.get());
    return reads;
  }

  private static byte[] filled(int content, int size) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) content);
    return bytes;
  }
}
