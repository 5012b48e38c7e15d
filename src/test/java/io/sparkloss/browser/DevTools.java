package io.sparkloss.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One connection of the Chrome DevTools Protocol: commands with their answers, and events. */
final class DevTools implements WebSocket.Listener, AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE_SECONDS = 60;

  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final WebSocket socket;

  DevTools(HttpClient client, URI address) {
    socket = client.newWebSocketBuilder().buildAsync(address, this).join();
  }

  /** Returns the arguments of a command. */
  static ObjectNode with() {
    return JSON.createObjectNode();
  }

  /** Sends a command and returns its result. */
  JsonNode send(String method, ObjectNode parameters) throws Exception {
    int id = ids.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", parameters);
    socket.sendText(message.toString(), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    JsonNode found = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (found.has("error")) {
      throw new IllegalStateException(method + ": " + found.get("error"));
    }
    return found.get("result");
  }

  /** Returns the events of a method so far. */
  List<JsonNode> events(String method) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode event : events) {
      if (event.path("method").asText().equals(method)) {
        found.add(event.get("params"));
      }
    }
    return found;
  }

  /** Waits for an event that has not come yet. */
  void await(String method) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (events(method).isEmpty()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(method + " did not come");
      }
      Thread.sleep(10);
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      try {
        take(JSON.readTree(text.toString()));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("the browser sent no JSON", e);
      }
      text.setLength(0);
    }
    from.request(1);
    return CompletableFuture.completedStage(null);
  }

  private void take(JsonNode message) {
    CompletableFuture<JsonNode> answer = answers.remove(message.path("id").asInt());
    if (answer == null) {
      events.add(message);
    } else {
      answer.complete(message);
    }
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    answers.values().forEach(answer -> answer.completeExceptionally(error));
  }

  /** Closes the page. */
  @Override
  public void close() {
    ObjectNode message = JSON.createObjectNode().put("id", 0).put("method", "Page.close");
    socket.sendText(message.toString(), true).join();
    socket.abort();
  }
}
