package io.sparkloss.report.chart;

import io.sparkloss.report.chart.svg.Point;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A picture as a parser of XML sees it. */
public final class SvgDocument {

  private static final Pattern START = Pattern.compile("M(-?[\\d.]+),(-?[\\d.]+)m?.*");

  private final Element root;

  /** Fails unless the text is well-formed XML. */
  public SvgDocument(String svg) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      root =
          factory
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(svg)))
              .getDocumentElement();
    } catch (Exception failure) {
      throw new AssertionError("Not well-formed: " + svg, failure);
    }
  }

  /** Returns the outermost element. */
  public Element root() {
    return root;
  }

  /** Returns all elements of a name, {@code *} for all, in their order. */
  public List<Element> all(String name) {
    NodeList nodes = root.getElementsByTagNameNS("http://www.w3.org/2000/svg", name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  /** Returns all elements of a name that have a class. */
  public List<Element> all(String name, String type) {
    return all(name).stream()
        .filter(element -> element.getAttribute("class").equals(type))
        .toList();
  }

  /** Returns all texts that are to be seen. */
  public List<String> texts() {
    return all("text").stream().map(SvgDocument::shown).toList();
  }

  /** Returns the place of the first text that is to be seen like this. */
  public Point text(String content) {
    Element found =
        all("text").stream()
            .filter(element -> shown(element).equals(content))
            .findFirst()
            .orElseThrow(() -> new AssertionError(content + " is not in " + texts()));
    return new Point(number(found, "x"), number(found, "y"));
  }

  /** Returns where the markers of a colour are, those of the legend included. */
  public List<Point> markers(String type) {
    return all("path", type).stream().map(SvgDocument::start).toList();
  }

  /** Returns an attribute that is a number. */
  public static double number(Element element, String name) {
    return Double.parseDouble(element.getAttribute(name));
  }

  /** Returns what is to be seen of a text, without what shows when it is pointed at. */
  public static String shown(Element text) {
    StringBuilder content = new StringBuilder();
    for (Node child = text.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeType() == Node.TEXT_NODE) {
        content.append(child.getNodeValue());
      }
    }
    return content.toString();
  }

  private static Point start(Element path) {
    Matcher matcher = START.matcher(path.getAttribute("d"));
    if (!matcher.matches()) {
      throw new AssertionError("No start in " + path.getAttribute("d"));
    }
    return new Point(Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2)));
  }
}
