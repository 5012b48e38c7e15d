package io.sparkloss.report.chart.vega;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparkloss.report.chart.data.Axis;
import io.sparkloss.report.chart.data.Series;
import io.sparkloss.report.chart.scale.ScaleKind;
import io.sparkloss.report.chart.svg.Paint;
import java.util.List;

/** A layer of a specification: a mark, and which fields of the data it shows. */
public final class VegaLayer {

  private final ObjectNode root;

  VegaLayer(ObjectNode root, String mark) {
    this.root = root;
    root.putObject("mark").put("type", mark).put("tooltip", true);
    root.putObject("encoding");
  }

  /** Returns the properties of the mark. */
  public ObjectNode mark() {
    return (ObjectNode) root.path("mark");
  }

  /** Adds a row to the layer's own data. */
  public ObjectNode addRow() {
    ObjectNode data = root.withObject("/data");
    return data.withArray("/values").addObject();
  }

  /** Shows a field as a number on an axis. */
  public VegaLayer number(String channel, String field, Axis axis) {
    ObjectNode encoding = encoding(channel, placed(field, axis));
    encoding.put("type", "quantitative").put("title", axis.title());
    if (axis.kind() == ScaleKind.LOGIT) {
      // Vega-Lite has no such scale: the numbers are transformed, and their names back again.
      encoding.putObject("axis").put("labelExpr", "format(1/(1+exp(-datum.value)), '.3~g')");
    }
    ObjectNode scale = encoding.putObject("scale");
    scale.put("type", axis.kind() == ScaleKind.LOG ? "log" : "linear");
    if (axis.kind() != ScaleKind.LOG) {
      scale.put("zero", false);
    }
    return this;
  }

  /** Lets the axis of a channel start at 0, if it is not logarithmic. */
  public VegaLayer fromZero(String channel) {
    ObjectNode scale = root.withObject("/encoding/" + channel + "/scale");
    if (scale.has("zero")) {
      scale.put("zero", true);
    }
    return this;
  }

  /** Shows a field as the other end of what another channel shows on an axis. */
  public VegaLayer end(String channel, String field, Axis axis) {
    encoding(channel, placed(field, axis));
    return this;
  }

  /** Sets a channel to the left or upper edge of the picture. */
  public void atStart(String channel) {
    root.withObject("/encoding").putObject(channel).put("value", 0);
  }

  /** Sets a channel to the right edge of the picture if it is across, else to the lower one. */
  public void atEnd(String channel) {
    String edge = channel.startsWith("x") ? "width" : "height";
    root.withObject("/encoding").putObject(channel).put("value", edge);
  }

  /** Shows a field as names in the order of the data. */
  public VegaLayer name(String channel, String field, String title) {
    ObjectNode encoding = encoding(channel, field);
    encoding.put("type", "ordinal").put("title", title).putNull("sort");
    return this;
  }

  /** Shows a field as a colour of which much is strong and the steps are ratios. */
  public VegaLayer heat(String field, String title) {
    ObjectNode encoding = encoding("color", field);
    encoding.put("type", "quantitative").put("title", title);
    encoding.putObject("scale").put("type", "log").put("scheme", "blues");
    return this;
  }

  /** Shows the field {@code series} by the colours that series have in all charts. */
  public VegaLayer series(List<Series> all) {
    ObjectNode encoding = encoding("color", "series");
    encoding.put("type", "nominal").put("title", "");
    ObjectNode scale = encoding.putObject("scale");
    ArrayNode domain = scale.putArray("domain");
    ArrayNode range = scale.putArray("range");
    for (Series one : all) {
      domain.add(one.name());
      range.add(Paint.series(one.number()).light());
    }
    return this;
  }

  /** Joins points in the order of a field, and not from left to right. */
  public VegaLayer order(String field) {
    encoding("order", field).put("type", "quantitative");
    return this;
  }

  /** Shows a field by how large a mark is. */
  public VegaLayer size(String field, String title) {
    encoding("size", field).put("type", "quantitative").put("title", title);
    return this;
  }

  /** Leaves out rows that do not fulfil an expression. */
  public VegaLayer filter(String expression) {
    root.withArray("/transform").addObject().put("filter", expression);
    return this;
  }

  private ObjectNode encoding(String channel, String field) {
    return root.withObject("/encoding").putObject(channel).put("field", field);
  }

  /** Returns the field that lies on the axis at the place of the given one. */
  private String placed(String field, Axis axis) {
    if (axis.kind() != ScaleKind.LOGIT) {
      return field;
    }
    String transformed = "logit_" + field;
    String value = "datum." + field;
    root.withArray("/transform")
        .addObject()
        .put("calculate", "log(" + value + "/(1-" + value + "))")
        .put("as", transformed);
    return transformed;
  }
}
