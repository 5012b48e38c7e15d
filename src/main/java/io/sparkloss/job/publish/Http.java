package io.sparkloss.job.publish;

import io.sparkloss.job.file.publish.Server;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Calls of one server. Follows no redirect, so that credentials go nowhere else. */
final class Http {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final Server server;
  private final Optional<String> authorization;
  private final HttpClient client;

  /**
   * Creates the calls.
   *
   * @param server the server; if its address names a user, this user asks
   * @param authorization the header for a server whose address names none
   */
  Http(Server server, Optional<String> authorization) {
    this.server = server;
    this.authorization = server.user().map(Http::basic).or(() -> authorization);
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
  }

  /** Returns the header for {@code user:password}. */
  static String basic(String user) {
    return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A request.
   *
   * @param method its method
   * @param path what comes behind the server's address, encoded
   * @param type the media type of the body
   * @param body the body; empty for none
   */
  record Request(String method, String path, String type, String body) {}

  /** An answer: its status, and its body as text. */
  record Answer(int status, String body) {

    /** Returns whether the request was carried out. */
    boolean isGood() {
      return status >= 200 && status < 300;
    }
  }

  /**
   * Sends a request.
   *
   * @throws IOException when there is no answer; the message names the server
   */
  Answer send(Request request) throws IOException {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(server.uri() + request.path()))
            .timeout(ANSWER)
            .header("Content-Type", request.type())
            .method(
                request.method(),
                request.body().isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(request.body()));
    authorization.ifPresent(header -> builder.header("Authorization", header));
    try {
      HttpResponse<String> response =
          client.send(builder.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new IOException(server + " cannot be reached: " + why, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for " + server);
    }
  }

  /**
   * Sends a request that must be carried out.
   *
   * @throws IOException when it is not; the message names the server and holds its whole answer
   */
  Answer require(Request request) throws IOException {
    Answer answer = send(request);
    if (!answer.isGood()) {
      throw refused(request, answer);
    }
    return answer;
  }

  /** Returns the error of a request that was not carried out. */
  IOException refused(Request request, Answer answer) {
    String text = answer.body().strip().replaceAll("\\s+", " ");
    String path = request.path().replaceFirst("\\?.*", "");
    return new IOException(
        server + path + " answered " + answer.status() + (text.isEmpty() ? "" : ": " + text));
  }
}
