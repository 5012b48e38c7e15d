package io.sparkloss.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparkloss.browser.Browser.Look;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;

/** A page that is open in a browser. */
public final class BrowserPage implements AutoCloseable {

  private static final Path SHOTS = Path.of("target", "screenshots");

  private final DevTools tools;
  private final URI address;

  private BrowserPage(DevTools tools, URI address) {
    this.tools = tools;
    this.address = address;
  }

  static BrowserPage open(DevTools tools, URI address, Look look) throws Exception {
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      tools.send(domain + ".enable", DevTools.with());
    }
    tools.send(
        "Emulation.setDeviceMetricsOverride",
        DevTools.with()
            .put("width", look.width())
            .put("height", look.height())
            .put("deviceScaleFactor", 1)
            .put("mobile", look.width() < 500));
    ObjectNode media = DevTools.with();
    media
        .putArray("features")
        .addObject()
        .put("name", "prefers-color-scheme")
        .put("value", look.dark() ? "dark" : "light");
    tools.send("Emulation.setEmulatedMedia", media);
    tools.send(
        "Emulation.setScriptExecutionDisabled", DevTools.with().put("value", !look.script()));
    tools.send("Page.navigate", DevTools.with().put("url", address.toString()));
    tools.await("Page.loadEventFired");
    return new BrowserPage(tools, address);
  }

  /** Returns what went wrong: errors in the console, exceptions, policies that were violated. */
  public List<String> errors() {
    List<String> errors = new ArrayList<>();
    tools.events("Runtime.exceptionThrown").forEach(event -> errors.add(event.toString()));
    for (JsonNode event : tools.events("Runtime.consoleAPICalled")) {
      if (event.path("type").asText().equals("error")) {
        errors.add(event.toString());
      }
    }
    for (JsonNode event : tools.events("Log.entryAdded")) {
      if (event.path("entry").path("level").asText().equals("error")) {
        errors.add(event.toString());
      }
    }
    tools.events("Page.javascriptDialogOpening").forEach(event -> errors.add(event.toString()));
    return errors;
  }

  /** Returns what was asked for beside the file itself. */
  public List<String> requests() {
    List<String> requests = new ArrayList<>();
    for (JsonNode event : tools.events("Network.requestWillBeSent")) {
      String url = event.path("request").path("url").asText();
      if (!url.equals(address.toString()) && !url.startsWith("data:")) {
        requests.add(url);
      }
    }
    return requests;
  }

  /** Returns the value of an expression of JavaScript; a promise is waited for. */
  public JsonNode evaluate(String expression) throws Exception {
    JsonNode found =
        tools.send(
            "Runtime.evaluate",
            DevTools.with()
                .put("expression", expression)
                .put("awaitPromise", true)
                .put("returnByValue", true));
    if (found.has("exceptionDetails")) {
      throw new IllegalStateException(found.get("exceptionDetails").toString());
    }
    return found.path("result").path("value");
  }

  /** Returns the milliseconds from before an action until what it changed is painted. */
  public double millis(String action) throws Exception {
    return evaluate(
            "(async () => { const start = performance.now(); "
                + action
                + "; await new Promise(done => requestAnimationFrame(() =>"
                + " requestAnimationFrame(done))); return performance.now() - start; })()")
        .asDouble();
  }

  /** Returns a picture of the whole page, which is kept for people, too. */
  public BufferedImage picture(String name) throws Exception {
    JsonNode found =
        tools.send(
            "Page.captureScreenshot",
            DevTools.with().put("format", "png").put("captureBeyondViewport", true));
    byte[] png = Base64.getDecoder().decode(found.get("data").asText());
    keep(name + ".png", png);
    try (InputStream stream = new ByteArrayInputStream(png)) {
      return ImageIO.read(stream);
    }
  }

  /** Returns the page as printed, which is kept for people, too. */
  public byte[] printed(String name) throws Exception {
    JsonNode found = tools.send("Page.printToPDF", DevTools.with());
    byte[] pdf = Base64.getDecoder().decode(found.get("data").asText());
    keep(name + ".pdf", pdf);
    return pdf;
  }

  private static void keep(String name, byte[] bytes) throws IOException {
    Files.createDirectories(SHOTS);
    Files.write(SHOTS.resolve(name), bytes);
  }

  /** Returns what axe-core finds that is serious or critical, a line for each element. */
  public List<String> barriers() throws Exception {
    try (InputStream stream = BrowserPage.class.getResourceAsStream("/axe.min.js")) {
      byte[] axe = Objects.requireNonNull(stream, "axe.min.js").readAllBytes();
      evaluate(new String(axe, StandardCharsets.UTF_8) + "; 0");
    }
    JsonNode found =
        evaluate(
            "axe.run().then(found => found.violations.filter(of => ['serious',"
                + " 'critical'].includes(of.impact)).flatMap(of => of.nodes.map(node => of.id + ': '"
                + " + node.target.join(' ') + ': ' + node.failureSummary)))");
    List<String> barriers = new ArrayList<>();
    found.forEach(line -> barriers.add(line.asText()));
    return barriers;
  }

  @Override
  public void close() {
    tools.close();
  }
}
