package io.sparkloss.loss;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is done with labels before a loss sees them: names become class indexes, one label may be
 * ignored, and classes may weigh differently.
 *
 * <p>A class weight multiplies the row's weight by Σ_k y_k·cw_k of the label before smoothing: by
 * cw_c for a class index c, and by (1−y)·cw₀ + y·cw₁ for a binary label y.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param classes the class list, or null when labels are numbers
 * @param ignoreLabel the text of the label whose rows are left out, or null
 * @param classWeights one weight for each class, or none
 * @since 0.1.0
 */
public record LabelPolicy(
    @Nullable ClassList classes, @Nullable String ignoreLabel, List<Double> classWeights)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Labels as they are. */
  public static final LabelPolicy NONE = new LabelPolicy(null, null, List.of());

  /** The option keys that {@link #parse} takes. */
  public static final List<String> KEYS = List.of("classes", "ignore_label", "class_weights");

  /** Checks the weights. */
  public LabelPolicy {
    classWeights = List.copyOf(new ArrayList<>(classWeights));
    for (double weight : classWeights) {
      if (!(weight >= 0 && weight <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "class_weights holds " + weight + " but every weight must be finite and at least 0");
      }
    }
    if (classes != null && !classWeights.isEmpty() && classes.size() != classWeights.size()) {
      throw new IllegalArgumentException(
          "class_weights has "
              + classWeights.size()
              + " entries but there are "
              + classes.size()
              + " classes; give one weight for each class");
    }
  }

  /**
   * Makes a policy from the options {@link #KEYS}: {@code classes} and {@code class_weights} are
   * separated by commas; other keys are left alone.
   */
  public static LabelPolicy parse(Map<String, String> options) {
    String classes = options.get("classes");
    String weights = options.get("class_weights");
    return new LabelPolicy(
        classes == null ? null : new ClassList(split(classes)),
        options.get("ignore_label"),
        weights == null ? List.of() : split(weights).stream().map(LabelPolicy::weight).toList());
  }

  /** Returns whether rows with this label are left out. */
  public boolean ignores(double label) {
    if (ignoreLabel == null) {
      return false;
    }
    try {
      return Double.parseDouble(ignoreLabel) == label;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Returns whether rows with this label are left out. */
  public boolean ignores(String label) {
    return label.equals(ignoreLabel);
  }

  /** Returns the factor of the row's weight for a class index, or a binary label in [0, 1]. */
  public double weight(double label) {
    if (classWeights.isEmpty()) {
      return 1;
    }
    if (label == Math.rint(label) && label >= 0 && label < classWeights.size()) {
      return classWeights.get((int) label);
    }
    return (1 - label) * classWeights.get(0) + label * classWeights.get(1);
  }

  /** Returns the factor of the row's weight for a soft label. */
  public double weight(double[] label) {
    double sum = classWeights.isEmpty() ? 1 : 0;
    for (int k = 0; k < Math.min(classWeights.size(), label.length); k++) {
      sum += label[k] * classWeights.get(k);
    }
    return sum;
  }

  /** Returns the options that make this policy, in the order of {@link #KEYS}. */
  public Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    if (classes != null) {
      options.put("classes", String.join(",", classes.names()));
    }
    if (ignoreLabel != null) {
      options.put("ignore_label", ignoreLabel);
    }
    if (!classWeights.isEmpty()) {
      options.put(
          "class_weights",
          String.join(",", classWeights.stream().map(weight -> Double.toString(weight)).toList()));
    }
    return options;
  }

  private static List<String> split(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }

  private static Double weight(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "class_weights holds '" + text + "' but must be numbers separated by commas", e);
    }
  }
}
