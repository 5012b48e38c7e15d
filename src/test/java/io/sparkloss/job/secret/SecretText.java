package io.sparkloss.job.secret;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The traces that a secret can leave, found by other means than those that keep it out. */
final class SecretText {

  private SecretText() {}

  /** Returns the marks of a secret: if any is in a text, a part of it is. */
  static Set<String> marks(String secret) {
    Set<String> marks = new LinkedHashSet<>(List.of(secret));
    String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    marks.add(encoded.toLowerCase(Locale.ROOT));
    marks.add(encoded.replace("+", "%20").toLowerCase(Locale.ROOT));
    marks.add(URLDecoder.decode(secret.replace("+", "%2B"), StandardCharsets.UTF_8));
    Pattern.compile("[A-Za-z0-9.-]{6,}")
        .matcher(secret)
        .results()
        .forEach(found -> marks.add(found.group()));
    for (String before : List.of("", "a", "ab", "ann:", "x:", "someone:")) {
      byte[] bytes = (before + secret).getBytes(StandardCharsets.UTF_8);
      String digits = Base64.getEncoder().encodeToString(bytes);
      int from = Math.min(digits.length(), before.length() * 4 / 3 + 2);
      marks.add(digits.substring(from, from + 8));
      marks.add(Base64.getUrlEncoder().encodeToString(bytes).substring(from, from + 8));
    }
    return marks;
  }
}
