package io.sparkloss.report.chart.vega;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparkloss.report.chart.data.Heading;

/**
 * A Vega-Lite specification of layers above each other that carries its data. Not safe for use by
 * several threads.
 */
public final class VegaSpec {

  private static final String SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json";
  private static final int WIDTH = 400;
  private static final int HEIGHT = 260;

  private final ObjectNode root = JsonNodeFactory.instance.objectNode();

  /** Starts a specification without layers. */
  public VegaSpec(Heading heading) {
    root.put("$schema", SCHEMA);
    root.put("title", heading.title());
    root.put("description", heading.summary());
    root.put("width", WIDTH);
    root.put("height", HEIGHT);
    root.putObject("data").putArray("values");
    root.putArray("layer");
  }

  /** Makes the height depend on how many things there are upwards. */
  public void setStepHeight(int step) {
    root.putObject("height").put("step", step);
  }

  /** Adds a row to the data that layers have unless they have their own. */
  public ObjectNode addRow() {
    return ((ArrayNode) root.path("data").path("values")).addObject();
  }

  /** Adds a layer above those before. */
  public VegaLayer addLayer(String mark) {
    return new VegaLayer(((ArrayNode) root.path("layer")).addObject(), mark);
  }

  /** Returns a copy of the specification. */
  public ObjectNode json() {
    return root.deepCopy();
  }

  /** Sets a field to a number; null where JSON has none, which is NaN and infinite ones. */
  public static void put(ObjectNode row, String field, double value) {
    if (Double.isFinite(value)) {
      row.put(field, value);
    } else {
      row.putNull(field);
    }
  }
}
