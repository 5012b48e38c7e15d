package io.sparkloss.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkloss.TestSpark;
import io.sparkloss.job.EvaluateJob;
import io.sparkloss.job.ExitCode;
import io.sparkloss.job.JobEnvironment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The gallery shows what the evaluation of the flights gives, as the build of the site runs it. */
class GalleryIT {

  private static final Path PAGES = Path.of("src", "site", "markdown");
  private static final Path PICTURES = PAGES.resolve("gallery");
  private static final Path CHARTS = Path.of("target", "gallery", "charts");

  @Test
  void thePicturesAndTheTableAreThoseOfARun() throws Exception {
    String table = evaluate();

    for (Path picture : pictures()) {
      assertThat(picture)
          .as("stale; take over what was drawn: cp %s %s", chart(picture), picture)
          .hasSameTextualContentAs(chart(picture));
    }
    for (Snippet snippet : Snippet.of(PAGES.resolve("gallery.md"))) {
      assertThat(table).contains(snippet.text());
    }
  }

  @Test
  void everyPictureIsOnThePage() throws IOException {
    String page = Files.readString(PAGES.resolve("gallery.md"));

    assertThat(pictures())
        .isNotEmpty()
        .allSatisfy(picture -> assertThat(page).contains("](gallery/" + picture.getFileName()));
  }

  private static List<Path> pictures() throws IOException {
    try (Stream<Path> files = Files.list(PICTURES)) {
      return files.sorted().toList();
    }
  }

  private static Path chart(Path picture) {
    return CHARTS.resolve(picture.getFileName());
  }

  private static String evaluate() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    JobEnvironment environment =
        new JobEnvironment(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            Map.of(),
            Clock.systemUTC(),
            master -> TestSpark.session());
    String[] arguments = {
      "conf/flights.yaml", "--set", "slices=[origin]", "--set", "output.directory=../target/gallery"
    };
    ExitCode code = EvaluateJob.run(arguments, environment);
    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(ExitCode.DONE);
    return out.toString(StandardCharsets.UTF_8);
  }
}
