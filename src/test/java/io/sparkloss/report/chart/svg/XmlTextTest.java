package io.sparkloss.report.chart.svg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class XmlTextTest {

  static Object[][] texts() {
    return new Object[][] {
      {"<script>alert(1)</script>", "<script>alert(1)</script>"},
      {"]]>", "]]>"},
      {"&amp; & \" '", "&amp; & \" '"},
      {"a\tb\nc\rd", "a\tb\nc\rd"},
      {"nul \u0000, bell \u0007, escape \u001b", "nul \ufffd, bell \ufffd, escape \ufffd"},
      {"high \ud83d alone, low \ude00 alone", "high \ufffd alone, low \ufffd alone"},
      {"pair \ud83d\ude00", "pair \ud83d\ude00"},
      {"\ufffe\uffff\ufffd", "\ufffd\ufffd\ufffd"},
      {"\u2028", "\u2028"},
      {"\u007f\u0085", "\ufffd\ufffd"},
      {"turned \u202e or \u2066", "turned \ufffd or \ufffd"},
      {"", ""},
    };
  }

  @ParameterizedTest
  @MethodSource("texts")
  void parserReadsTheTextBack(String text, String read) throws Exception {
    String escaped = XmlText.escape(text);
    String xml = "<t a=\"" + escaped + "\" b='" + escaped + "'>" + escaped + "</t>";

    Element element =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)))
            .getDocumentElement();

    assertThat(element.getTextContent()).isEqualTo(read);
    assertThat(element.getAttribute("a")).isEqualTo(read);
    assertThat(element.getAttribute("b")).isEqualTo(read);
  }

  @Test
  void noMarkupIsLeft() {
    assertThat(XmlText.escape("<&>\"'")).isEqualTo("&lt;&amp;&gt;&quot;&#39;");
  }
}
