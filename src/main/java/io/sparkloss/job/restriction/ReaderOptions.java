package io.sparkloss.job.restriction;

import java.util.Locale;
import java.util.Set;

/**
 * The options of Spark's readers of CSV, JSON, Parquet and ORC that say how text or types are read.
 * All others go to Hadoop, too, where they can name classes to be loaded, paths and credentials.
 */
final class ReaderOptions {

  private static final Set<String> PLAIN =
      Set.of(
          "allowbackslashescapinganycharacter",
          "allowcomments",
          "allownonnumericnumbers",
          "allownumericleadingzeros",
          "allowsinglequotes",
          "allowunquotedcontrolchars",
          "allowunquotedfieldnames",
          "charset",
          "chartoescapequoteescaping",
          "comment",
          "dateformat",
          "datetimerebasemode",
          "delimiter",
          "emptyvalue",
          "encoding",
          "enforceschema",
          "escape",
          "header",
          "ignoreleadingwhitespace",
          "ignoretrailingwhitespace",
          "inferschema",
          "int96rebasemode",
          "linesep",
          "locale",
          "maxcharspercolumn",
          "maxcolumns",
          "mergeschema",
          "mode",
          "multiline",
          "nanvalue",
          "negativeinf",
          "nullvalue",
          "pathglobfilter",
          "positiveinf",
          "prefersdecimal",
          "primitivesasstring",
          "quote",
          "recursivefilelookup",
          "samplingratio",
          "sep",
          "timestampformat",
          "timestampntzformat",
          "timezone",
          "unescapedquotehandling");

  private ReaderOptions() {}

  /** Returns whether an option is one of those; Spark does not tell capitals either. */
  static boolean isPlain(String name) {
    return PLAIN.contains(name.toLowerCase(Locale.ROOT));
  }
}
