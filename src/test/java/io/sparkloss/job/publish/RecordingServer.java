package io.sparkloss.job.publish;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A server that records what it is asked, and answers what it was told to. */
public final class RecordingServer implements AutoCloseable {

  private final HttpServer server;
  private final List<Call> calls = new ArrayList<>();
  private final Map<String, Deque<Reply>> replies = new LinkedHashMap<>();

  /** A request that came in; the authorization is empty where there was none. */
  public record Call(String method, String uri, String authorization, String body) {}

  private record Reply(int status, String body) {}

  /** Starts a server on a free port of this machine. */
  public RecordingServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Answers paths that end so; the last answer for a path stays, and others are given once. */
  public RecordingServer reply(String path, int status, String body) {
    replies.computeIfAbsent(path, absent -> new ArrayDeque<>()).add(new Reply(status, body));
    return this;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    calls.add(
        new Call(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            authorization == null ? "" : authorization,
            body));
    Reply reply = next(exchange.getRequestURI().getPath());
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Reply next(String path) {
    for (Map.Entry<String, Deque<Reply>> entry : replies.entrySet()) {
      if (path.endsWith(entry.getKey())) {
        Deque<Reply> left = entry.getValue();
        return left.size() > 1 ? left.remove() : left.element();
      }
    }
    return new Reply(200, "{}");
  }

  /** Returns what was asked so far. */
  public synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  /** Returns the address, without a slash at the end. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
