package io.sparkloss.job.file;

import io.sparkloss.job.restriction.Restriction;
import io.sparkloss.job.yaml.Substitutions;
import java.time.LocalDate;
import java.util.List;

/**
 * How evaluation files are read.
 *
 * @param settings the texts of {@code --set}, the later ones over the earlier
 * @param substitutions fills references in, and knows afterwards what is secret
 * @param restriction what files may ask for
 * @since 0.1.0
 */
public record ReadingTerms(
    List<String> settings, Substitutions substitutions, Restriction restriction) {

  /** Keeps its own copy of the settings. */
  public ReadingTerms {
    settings = List.copyOf(settings);
  }

  /** Returns the same for another day. */
  ReadingTerms on(LocalDate day) {
    return new ReadingTerms(settings, substitutions.on(day), restriction);
  }
}
