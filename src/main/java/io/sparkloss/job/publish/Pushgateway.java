package io.sparkloss.job.publish;

import io.sparkloss.job.file.publish.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Pushgateway of Prometheus. Metrics of a run are a group of their own, whose key is the series,
 * and a push replaces all of the group: what the last run no longer has is gone, and other series
 * stay.
 */
final class Pushgateway {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.~-]+");
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final Http http;

  Pushgateway(Server server) {
    this.http = new Http(server, Optional.empty());
  }

  /**
   * Replaces the metrics of a series.
   *
   * @throws IOException when the gateway does not take them; the message tells why
   */
  void replace(String series, String metrics) throws IOException {
    http.require(new Http.Request("PUT", path(series), TYPE, metrics));
  }

  /**
   * Returns the path of a series; what a path cannot hold goes as Base64, as the gateway has it.
   */
  static String path(String series) {
    String job = "/metrics/job/spark_loss/series";
    if (PLAIN.matcher(series).matches() && !series.matches("\\.+")) {
      return job + "/" + series;
    }
    byte[] bytes = series.getBytes(StandardCharsets.UTF_8);
    return job + "@base64/" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
