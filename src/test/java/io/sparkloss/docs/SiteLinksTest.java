package io.sparkloss.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteLinksTest {

  @TempDir private Path site;

  @Test
  void aSiteWhoseLinksLeadSomewherePasses() throws IOException {
    write(
        "index.html", "<h1 id=\"top\"></h1><a href=\"deep/page.html#part\"></a><a href=\"#top\">");
    write(
        "deep/page.html",
        "<p id=\"part\"></p><a href=\"../index.html\"></a><img src=\"../a.svg\" alt=\"a curve\">"
            + "<a href=\"https://example.org/\"></a><link href=\"data:,\">");
    write("a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");

    assertThat(SiteLinks.problems(site)).isEmpty();
    assertThatCode(() -> SiteLinks.main(site.toString())).doesNotThrowAnyException();
  }

  @Test
  void linksToNothingAreNamed() throws IOException {
    write("index.html", "<a href=\"no.html\"></a><a href=\"#no\"></a><a href=\"../out.html\"></a>");

    assertThat(SiteLinks.problems(site))
        .containsExactlyInAnyOrder(
            "index.html: no.html is not in the site",
            "index.html: #no names no part of index.html",
            "index.html: ../out.html is not in the site");
    assertThatThrownBy(() -> SiteLinks.main(site.toString()))
        .hasMessageContaining("3 problems")
        .hasMessageContaining("no.html");
  }

  @Test
  void whatWouldBeFetchedIsNamed() throws IOException {
    write("index.html", "<script src=\"https://example.org/x.js\"></script>");
    write("frame.html", "<link rel=\"stylesheet\" href=\"//example.org/x.css\">");
    write("css/a.css", "@import 'x'; p { background: url(https://example.org/x.png) }");

    assertThat(SiteLinks.problems(site))
        .hasSize(4)
        .allSatisfy(problem -> assertThat(problem).endsWith("fetched over the network"));
  }

  @Test
  void aPictureWithoutATextIsNamed() throws IOException {
    write("index.html", "<img src=\"a.svg\" alt=\"\">");
    write("a.svg", "");

    assertThat(SiteLinks.problems(site)).singleElement().asString().contains("has no text");
  }

  @Test
  void noPageIsAProblem() throws IOException {
    assertThat(SiteLinks.problems(site)).containsExactly("no page below " + site);
  }

  private void write(String file, String text) throws IOException {
    Path path = site.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
