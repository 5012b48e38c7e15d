package io.sparkloss.job.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The names of files of runs: different runs have different ones, on any file system.
 *
 * <p>{@code run-NAME.parquet}, where the lower-case letters, the digits, {@code -} and {@code .} of
 * the run's name stand as they are and every other byte of its UTF-8 form is {@code _} and two
 * hexadecimal digits; capitals are encoded because not every file system tells them from small
 * ones. A name that would be longer than {@value #LONGEST} characters is cut there, and {@code __}
 * and the SHA-256 hash of the run's name follow, which no other name has.
 */
final class RunFileName {

  private static final String PREFIX = "run-";
  private static final String SUFFIX = ".parquet";
  private static final int LONGEST = 150;

  private RunFileName() {}

  /** Returns the name of a run's file. */
  static String of(String run) {
    return stem(run) + SUFFIX;
  }

  /** Returns the same without its end, for what belongs to the run but is no file of it. */
  static String stem(String run) {
    return PREFIX + encoded(run);
  }

  /** Returns whether a file may be one of a run. */
  static boolean isOne(String name) {
    return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
  }

  /** Returns the run whose file has this name; empty where the name does not hold it whole. */
  static Optional<String> run(String name) {
    if (!isOne(name)) {
      return Optional.empty();
    }
    String encoded = name.substring(PREFIX.length(), name.length() - SUFFIX.length());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < encoded.length(); i++) {
      if (encoded.charAt(i) != '_') {
        bytes.write(encoded.charAt(i));
        continue;
      }
      String digits = encoded.substring(i + 1, Math.min(i + 3, encoded.length()));
      if (!digits.matches("[0-9a-f]{2}")) {
        return Optional.empty(); // cut and hashed, or of another's
      }
      bytes.write(HexFormat.fromHexDigits(digits));
      i += 2;
    }
    return Optional.of(bytes.toString(UTF_8));
  }

  private static String encoded(String run) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : run.getBytes(UTF_8)) {
      char c = (char) (each & 0xff);
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.') {
        encoded.append(c);
      } else {
        encoded.append('_').append(HexFormat.of().toHexDigits(each));
      }
    }
    return encoded.length() <= LONGEST
        ? encoded.toString()
        : encoded.substring(0, LONGEST) + "__" + hash(run);
  }

  private static String hash(String run) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(run.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
