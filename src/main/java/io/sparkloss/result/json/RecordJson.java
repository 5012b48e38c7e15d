package io.sparkloss.result.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Records of numbers as JSON objects, and back without loss: each component by its name in snake
 * case. A component is a number, text, a constant, another such record, or a list of such. NaN is
 * null, infinities are text.
 */
final class RecordJson {

  private RecordJson() {}

  static ObjectNode write(Record value) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      node.set(name(component), node(get(component, value)));
    }
    return node;
  }

  static ArrayNode write(List<? extends Record> values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    values.forEach(value -> array.add(write(value)));
    return array;
  }

  private static JsonNode node(Object value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (value instanceof Double number) {
      return JsonWriter.number(number);
    }
    if (value instanceof Number number) {
      return nodes.numberNode(number.longValue());
    }
    if (value instanceof Record nested) {
      return write(nested);
    }
    if (value instanceof List<?> list) {
      ArrayNode array = nodes.arrayNode();
      list.forEach(item -> array.add(node(item)));
      return array;
    }
    return nodes.textNode(
        value instanceof Enum<?> constant
            ? constant.name().toLowerCase(Locale.ROOT)
            : value.toString());
  }

  /** Returns the record of an object. */
  static <R extends Record> R read(Class<R> type, JsonNode node) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = value(components[i], JsonReader.field(node, name(components[i])));
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "the evaluation has the object " + node + ", which is no " + type.getSimpleName(), e);
    }
  }

  static <R extends Record> List<R> readList(Class<R> type, JsonNode array) {
    List<R> list = new ArrayList<>();
    array.forEach(node -> list.add(read(type, node)));
    return list;
  }

  private static Object value(RecordComponent component, JsonNode node) {
    Class<?> type = component.getType();
    if (type == List.class) {
      ParameterizedType list = (ParameterizedType) component.getGenericType();
      Class<?> item = (Class<?>) list.getActualTypeArguments()[0];
      return readList(item.asSubclass(Record.class), node);
    }
    if (type.isEnum()) {
      return constant(type, node.asText());
    }
    if (type.isRecord()) {
      return read(type.asSubclass(Record.class), node);
    }
    if (type == double.class) {
      return JsonReader.number(node);
    }
    if (type == long.class) {
      return node.asLong();
    }
    return type == int.class ? (Object) node.asInt() : node.asText();
  }

  private static Object constant(Class<?> type, String text) {
    for (Object constant : type.getEnumConstants()) {
      if (constant.toString().toLowerCase(Locale.ROOT).equals(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        "the evaluation has '" + text + "', which is no " + type.getSimpleName());
  }

  private static Object get(RecordComponent component, Record value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " of " + value + " cannot be read", e);
    }
  }

  private static String name(RecordComponent component) {
    return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
