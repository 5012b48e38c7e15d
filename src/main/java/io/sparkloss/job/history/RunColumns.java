package io.sparkloss.job.history;

import java.util.List;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/**
 * The columns of a history: the same for every run, whatever its slices are, so that all files are
 * one table. The day, {@code period}, is that of the directory.
 */
final class RunColumns {

  /** All columns. */
  static final MessageType ALL =
      MessageTypeParser.parseMessageType(
          """
          message costs {
            required binary run (STRING);
            required binary series (STRING);
            required int64 evaluated_at (TIMESTAMP(MICROS,true));
            required binary verdict (STRING);
            required binary target (STRING);
            required binary model (STRING);
            required binary loss (STRING);
            required binary slice (STRING);
            required binary slice_types (STRING);
            required binary grouping (STRING);
            required int64 rows;
            required int64 count;
            required double weight;
            optional double cost;
            optional double std_error;
            optional double degrees;
            optional double ci_low;
            optional double ci_high;
            required boolean doubtful;
            required double confidence;
            required int64 clipped_count;
            optional double clipped_share;
            required group invalid (MAP) {
              repeated group key_value {
                required binary key (STRING);
                required int64 value;
              }
            }
            optional double coverage;
            optional double weight_coverage;
            required int64 unnormalized;
            required binary transform (STRING);
            required binary weight_kind (STRING);
            required int64 clusters;
            required binary state;
            optional group comparisons (LIST) {
              repeated group list {
                required group element {
                  required binary baseline (STRING);
                  required int64 count;
                  required double weight;
                  optional double difference;
                  optional double std_error;
                  optional double ci_low;
                  optional double ci_high;
                  required boolean doubtful;
                  required int64 won;
                  required int64 tied;
                  required binary state;
                }
              }
            }
          }
          """);

  /** Those from which costs are put together, where the states tell how sure they are. */
  static final MessageType STATES =
      some(
              "target",
              "model",
              "loss",
              "slice",
              "slice_types",
              "grouping",
              "rows",
              "count",
              "invalid",
              "unnormalized",
              "transform",
              "weight_kind",
              "clusters",
              "state")
          .union(
              MessageTypeParser.parseMessageType(
                  """
                  message costs {
                    optional group comparisons (LIST) {
                      repeated group list {
                        required group element {
                          required binary baseline (STRING);
                          required binary state;
                        }
                      }
                    }
                  }
                  """));

  /** Those from which costs are put together, with how sure they were reported to be. */
  static final MessageType STATES_AND_REPORTED =
      STATES.union(
          some(
              "weight",
              "cost",
              "std_error",
              "ci_low",
              "ci_high",
              "doubtful",
              "confidence",
              "clipped_count",
              "clipped_share",
              "comparisons"));

  /** Those that say what was reported. */
  static final MessageType REPORTED =
      some(
          "target",
          "model",
          "loss",
          "slice",
          "slice_types",
          "count",
          "weight",
          "cost",
          "std_error",
          "ci_low",
          "ci_high",
          "doubtful",
          "clipped_count",
          "clipped_share",
          "transform",
          "weight_kind",
          "clusters",
          "state");

  private RunColumns() {}

  private static MessageType some(String... names) {
    return new MessageType(
        ALL.getName(), List.of(names).stream().map(name -> ALL.getType(name)).toList());
  }
}
