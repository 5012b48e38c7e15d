package io.sparkloss.benchmark.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** The files of one report, which differ in their ending. */
public final class ReportFiles {

  private final Path folder;
  private final String name;

  /** Makes the folder if it is missing. */
  public ReportFiles(Path folder, String name) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.name = name;
  }

  /** Writes maps, lists, numbers and text as JSON. */
  public void json(Map<String, Object> content) throws IOException {
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file("json").toFile(), content);
  }

  public void markdown(String content) throws IOException {
    Files.writeString(file("md"), content, StandardCharsets.UTF_8);
  }

  public void svg(String content) throws IOException {
    Files.writeString(file("svg"), content, StandardCharsets.UTF_8);
  }

  /** Returns facts in one line. */
  public static String sentence(Map<String, Object> facts) {
    return facts.entrySet().stream()
        .map(fact -> fact.getKey().replace('_', ' ') + " " + fact.getValue())
        .collect(Collectors.joining(", "));
  }

  private Path file(String ending) {
    return folder.resolve(name + "." + ending);
  }
}
