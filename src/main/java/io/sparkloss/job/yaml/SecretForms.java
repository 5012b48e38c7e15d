package io.sparkloss.job.yaml;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The texts in which a secret can be met: as it is, line by line, and as addresses, JSON, XML and
 * HTTP headers write it.
 */
final class SecretForms {

  /** What is shorter could be a part of any text. */
  private static final int SHORTEST = 6;

  /** Bits in a byte, and in a character of Base64. */
  private static final int BYTE = 8;

  private static final int DIGIT = 6;

  private SecretForms() {}

  /** Returns the texts; of a short secret only itself. */
  static Set<String> of(String secret) {
    Set<String> forms = new LinkedHashSet<>();
    secret.lines().forEach(forms::add);
    addEncoded(secret, forms);
    addEncoded(decoded(secret), forms);
    forms.removeIf(form -> form.length() < SHORTEST);
    forms.add(secret);
    return forms;
  }

  private static void addEncoded(String text, Set<String> forms) {
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
    String spaces = encoded.replace("+", "%20");
    String tilde = spaces.replace("%7E", "~").replace("*", "%2A");
    forms.addAll(Arrays.asList(text, encoded, spaces, tilde, lower(encoded), lower(spaces)));
    forms.addAll(Arrays.asList(json(text), xml(text)));
    for (int before = 0; before < 3; before++) {
      String digits = base64(text, before);
      forms.add(digits);
      forms.add(digits.replace('+', '-').replace('/', '_'));
    }
  }

  /** Returns the encoding with small hexadecimal digits, and all else as it is. */
  private static String lower(String encoded) {
    StringBuilder lower = new StringBuilder(encoded);
    for (int i = encoded.indexOf('%'); i >= 0; i = encoded.indexOf('%', i + 1)) {
      lower.replace(i, i + 3, encoded.substring(i, i + 3).toLowerCase(Locale.ROOT));
    }
    return lower.toString();
  }

  /** Returns what an address makes of a secret that is encoded for it. */
  private static String decoded(String secret) {
    try {
      return URLDecoder.decode(secret.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return secret; // it is not encoded
    }
  }

  private static String json(String secret) {
    return secret
        .replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t");
  }

  private static String xml(String secret) {
    return secret
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Returns the digits that are the secret's alone, so many bytes behind a multiple of three. */
  private static String base64(String secret, int before) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, all, before, bytes.length);
    String digits = Base64.getEncoder().withoutPadding().encodeToString(all);
    int first = (before * BYTE + DIGIT - 1) / DIGIT;
    return digits.substring(first, Math.max(first, all.length * BYTE / DIGIT));
  }
}
