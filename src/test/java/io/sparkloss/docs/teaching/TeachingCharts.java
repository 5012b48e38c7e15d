package io.sparkloss.docs.teaching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of the teaching charts: their pictures, and the page with the numbers of all. */
final class TeachingCharts {

  private static final String INTRODUCTION =
      """
      # Losses in numbers

      The numbers behind the pictures of [losses](losses.md), at some of the points that are drawn.
      """;

  private TeachingCharts() {}

  static List<Lesson> all() {
    return Stream.of(
            RegressionLessons.all(),
            ClassificationLessons.all(),
            LikelihoodLessons.all(),
            OutlierLessons.all())
        .flatMap(List::stream)
        .toList();
  }

  /** Returns the text of each file by its path below the pages. */
  static Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (Lesson lesson : all()) {
      String picture = "losses/" + lesson.heading().id() + ".svg";
      files.put(picture, lesson.chart().svg());
      page.append("\n## ").append(lesson.heading().title()).append("\n\n");
      page.append(lesson.heading().summary()).append("\n\n");
      page.append("Values: ").append(lesson.axes().y().title()).append(".\n\n");
      page.append(lesson.table());
    }
    files.put("loss-numbers.md", page.toString());
    return files;
  }

  /** Writes the files below a directory. */
  static void write(Path directory) throws IOException {
    for (Map.Entry<String, String> file : files().entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }
}
