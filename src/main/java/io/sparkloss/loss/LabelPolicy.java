package io.sparkloss.loss;

import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What is done with labels before a loss sees them: names become class indexes, one label may be
 * ignored, and classes may weigh differently.
 *
 * <p>A class weight multiplies the row's weight by Σ_k y_k·cw_k of the label before smoothing: by
 * cw_c for a class index c, and by (1−y)·cw₀ + y·cw₁ for a binary label y.
 *
 * <p>An immutable value, safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class LabelPolicy implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Labels as they are. */
  public static final LabelPolicy NONE = new LabelPolicy(null, null, List.of());

  /** The option keys that {@link #parse} takes. */
  public static final List<String> KEYS = List.of("classes", "ignore_label", "class_weights");

  private final @Nullable ClassList classes;
  private final @Nullable String ignoreLabel;

  /** The ignored label as a number; NaN, which equals no label, when it is none. */
  private final double ignoredNumber;

  private final double[] classWeights;

  /**
   * Creates a policy.
   *
   * @param classes the class list, or null when labels are numbers
   * @param ignoreLabel the text of the label whose rows are left out, or null
   * @param classWeights one weight for each class, or none
   * @throws IllegalArgumentException when a weight is negative or not finite, or their number is
   *     not that of the classes
   */
  public LabelPolicy(
      @Nullable ClassList classes, @Nullable String ignoreLabel, List<Double> classWeights) {
    this.classes = classes;
    this.ignoreLabel = ignoreLabel;
    this.ignoredNumber = ignoreLabel == null ? Double.NaN : numberOrNaN(ignoreLabel);
    this.classWeights = classWeights.stream().mapToDouble(Double::doubleValue).toArray();
    for (double weight : this.classWeights) {
      if (!Interval.NON_NEGATIVE.contains(weight)) {
        throw new IllegalArgumentException(
            "class_weights holds " + weight + " but every weight must be finite and at least 0");
      }
    }
    int given = this.classWeights.length;
    if (given == 1 || (given > 0 && classes != null && classes.size() != given)) {
      throw new IllegalArgumentException(
          "class_weights has "
              + given
              + (given == 1 ? " entry" : " entries")
              + (classes == null ? "" : " but there are " + classes.size() + " classes")
              + "; give one weight for each class, and at least two");
    }
  }

  /**
   * Makes a policy from the options {@link #KEYS}: {@code classes} as {@link ClassList#parse} reads
   * them, {@code class_weights} separated by commas; other keys are left alone.
   */
  public static LabelPolicy parse(Map<String, String> options) {
    String classes = options.get("classes");
    String weights = options.get("class_weights");
    return new LabelPolicy(
        classes == null ? null : ClassList.parse(classes),
        options.get("ignore_label"),
        weights == null ? List.of() : split(weights).stream().map(LabelPolicy::weight).toList());
  }

  /** Returns the class list, or null when labels are numbers. */
  public @Nullable ClassList classes() {
    return classes;
  }

  /** Returns the text of the label whose rows are left out, or null. */
  public @Nullable String ignoreLabel() {
    return ignoreLabel;
  }

  /** Returns one weight for each class, or none. */
  public List<Double> classWeights() {
    return DoubleStream.of(classWeights).boxed().toList();
  }

  /** Returns whether rows weigh differently by their class. */
  public boolean hasClassWeights() {
    return classWeights.length > 0;
  }

  /** Returns whether rows with this label are left out. */
  public boolean ignores(double label) {
    return label == ignoredNumber;
  }

  /** Returns whether rows with this label are left out. */
  public boolean ignores(String label) {
    return label.equals(ignoreLabel);
  }

  /**
   * Returns the factor of the row's weight for a class index, or for a binary label in [0, 1]. It
   * is 1 for a NaN label, whose loss is NaN, and NaN for a class that has no weight.
   */
  public double weight(double label) {
    int given = classWeights.length;
    if (given == 0 || Double.isNaN(label)) {
      return 1;
    }
    int index = (int) label;
    if (index == label && index >= 0 && index < given) {
      return classWeights[index];
    }
    boolean soft = given == 2 && label > 0 && label < 1;
    return soft ? (1 - label) * classWeights[0] + label * classWeights[1] : Double.NaN;
  }

  /**
   * Returns the factor of the row's weight for a soft label. It is 1 for a label with NaN in it,
   * whose loss is NaN, and NaN when the label does not have as many entries as there are weights.
   */
  public double weight(double[] label) {
    if (classWeights.length == 0) {
      return 1;
    }
    if (classWeights.length != label.length) {
      return Double.NaN;
    }
    double sum = 0;
    for (int k = 0; k < label.length; k++) {
      sum += label[k] * classWeights[k];
    }
    return Double.isNaN(sum) ? 1 : sum;
  }

  /** Returns the options that make this policy, in the order of {@link #KEYS}. */
  public Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    if (classes != null) {
      options.put("classes", classes.text());
    }
    if (ignoreLabel != null) {
      options.put("ignore_label", ignoreLabel);
    }
    if (classWeights.length > 0) {
      options.put(
          "class_weights",
          DoubleStream.of(classWeights)
              .mapToObj(Double::toString)
              .collect(Collectors.joining(",")));
    }
    return options;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LabelPolicy policy
        && Objects.equals(classes, policy.classes)
        && Objects.equals(ignoreLabel, policy.ignoreLabel)
        && Arrays.equals(classWeights, policy.classWeights);
  }

  @Override
  public int hashCode() {
    return Objects.hash(classes, ignoreLabel, Arrays.hashCode(classWeights));
  }

  @Override
  public String toString() {
    return "LabelPolicy" + options();
  }

  private static List<String> split(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }

  private static double numberOrNaN(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
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
