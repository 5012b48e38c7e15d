package io.sparkloss.job.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML 1.2 text, one document, with the core schema.
 *
 * <p>Bounded, so that no text can exhaust the memory: {@value #MAX_CHARACTERS} characters, {@value
 * #MAX_ALIASES} aliases of collections, {@value #MAX_DEPTH} levels, and {@value #MAX_VALUES} values
 * after aliases are followed, {@value #MAX_VALUES_OF_ALL} in all that one reader reads. A key that
 * stands twice is a problem, and so is a tag.
 *
 * <p>Not safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class YamlReader {

  private static final int MAX_CHARACTERS = 1 << 20;
  private static final int MAX_ALIASES = 1000;
  private static final int MAX_DEPTH = 32;
  private static final int MAX_VALUES = 200_000;
  private static final int MAX_VALUES_OF_ALL = 1_000_000;

  private final Problems problems;
  private int values;
  private int valuesOfAll;

  /** Creates a reader that reports to {@code problems}. */
  public YamlReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads a document.
   *
   * @param text the text
   * @param place where it stands: the place of the whole document
   * @return the value; empty, with a problem, when the text is not YAML or holds nothing
   */
  public Optional<YamlValue> read(String text, Place place) {
    values = 0;
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(place.source())
            .setSchema(new CoreSchema())
            .setCodePointLimit(MAX_CHARACTERS)
            .setMaxAliasesForCollections(MAX_ALIASES)
            .build();
    try {
      requireShallow(text, settings, place);
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        problems.add(place, "is empty");
        return Optional.empty();
      }
      return Optional.of(convert(root.get(), place, 0));
    } catch (MarkedYamlEngineException e) {
      problems.add(e.getProblemMark().map(mark -> at(place, mark)).orElse(place), reason(e));
    } catch (YamlEngineException e) {
      problems.add(place, "is not YAML: " + firstLine(String.valueOf(e.getMessage())));
    } catch (UnboundedException e) {
      problems.add(new Place(place.source(), e.line, place.path()), e.reason);
    }
    return Optional.empty();
  }

  /** Nodes are made by methods that call themselves at each level, so levels are counted before. */
  private static void requireShallow(String text, LoadSettings settings, Place place) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      if (event instanceof CollectionEndEvent) {
        depth--;
      } else if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH + 1) {
        throw tooDeep(event.getStartMark().map(mark -> at(place, mark)).orElse(place).line());
      }
    }
  }

  private static UnboundedException tooDeep(int line) {
    return new UnboundedException(
        line, "is nested more than " + MAX_DEPTH + " levels deep, or an alias holds itself");
  }

  private static Place at(Place place, Mark mark) {
    return place.line() == 0 ? place : new Place(place.source(), line(mark), place.path());
  }

  private static String reason(MarkedYamlEngineException e) {
    String context = e.getContext() == null ? "" : e.getContext() + ", ";
    return "is not YAML: " + firstLine(context + e.getProblem());
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private YamlValue convert(Node node, Place place, int depth) {
    if (++values > MAX_VALUES) {
      throw new UnboundedException(place.line(), "holds more than " + MAX_VALUES + " values");
    }
    if (++valuesOfAll > MAX_VALUES_OF_ALL) {
      throw new UnboundedException(
          place.line(), "holds, with other files, more than " + MAX_VALUES_OF_ALL + " values");
    }
    if (depth > MAX_DEPTH) {
      throw tooDeep(place.line());
    }
    if (node instanceof MappingNode mapping) {
      return fields(mapping, place, depth);
    }
    if (node instanceof SequenceNode sequence) {
      return items(sequence, place, depth);
    }
    return scalar((ScalarNode) node, place);
  }

  private YamlValue fields(MappingNode mapping, Place place, int depth) {
    Map<String, YamlValue> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      int line = line(place, tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(new Place(place.source(), line, place.path()), "has a key that is not text");
        continue;
      }
      Place child = place.key(key.getValue(), line);
      YamlValue value = convert(tuple.getValueNode(), child, depth + 1);
      YamlValue earlier = fields.putIfAbsent(key.getValue(), value);
      if (earlier != null) {
        problems.add(child, "stands twice, first on line " + earlier.place().line());
      }
    }
    return new YamlValue.Fields(place, fields);
  }

  private YamlValue items(SequenceNode sequence, Place place, int depth) {
    List<YamlValue> items = new ArrayList<>();
    for (Node node : sequence.getValue()) {
      items.add(convert(node, place.item(items.size(), line(place, node)), depth + 1));
    }
    return new YamlValue.Items(place, items);
  }

  private YamlValue scalar(ScalarNode node, Place place) {
    return new YamlValue.Scalar(place, type(node, place), node.getValue());
  }

  private YamlValue.Type type(ScalarNode node, Place place) {
    Tag tag = node.getTag();
    if (tag.equals(Tag.STR) || tag.equals(Tag.ENV_TAG)) { // a reference; Substitutions fills it in
      return YamlValue.Type.TEXT;
    } else if (tag.equals(Tag.INT)) {
      return YamlValue.Type.INTEGER;
    } else if (tag.equals(Tag.FLOAT)) {
      return YamlValue.Type.DECIMAL;
    } else if (tag.equals(Tag.BOOL)) {
      return YamlValue.Type.FLAG;
    } else if (tag.equals(Tag.NULL)) {
      return YamlValue.Type.NOTHING;
    }
    problems.add(place, "has the tag " + tag.getValue() + "; remove it");
    return YamlValue.Type.TEXT;
  }

  private static int line(Place place, Node node) {
    return place.line() == 0 ? 0 : node.getStartMark().map(YamlReader::line).orElse(place.line());
  }

  private static int line(Mark mark) {
    return mark.getLine() + 1;
  }

  /** The document is larger than what an evaluation file can be. */
  private static final class UnboundedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String reason;

    UnboundedException(int line, String reason) {
      super(reason);
      this.line = line;
      this.reason = reason;
    }
  }
}
