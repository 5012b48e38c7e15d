package io.sparkloss.cost.resample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jpountz.xxhash.XXHash64;
import net.jpountz.xxhash.XXHashFactory;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class KeyHashTest {

  /** Of the specification of XXH64, and of its reference implementation's self-test. */
  @Test
  void publishedHashes() {
    assertThat(KeyHash.of("", 0)).isEqualTo(0xEF46DB3751D8E999L);
    assertThat(KeyHash.of("a", 0)).isEqualTo(0xD24EC4F1A98C6E5BL);
    assertThat(KeyHash.of("abc", 0)).isEqualTo(0x44BC2CF5AD770999L);
    assertThat(KeyHash.of("Nobody inspects the spammish repetition", 0))
        .isEqualTo(0xFBCEA83C8A378BF1L);
  }

  /** What {@code xxhash64(key)} computes for a text. */
  @Test
  void textsAreHashedAsInSpark() {
    for (String key :
        new String[] {"", "a", "Spark", "Zürich", "a key of more than 32 bytes, 🚆"}) {
      long expected = XXH64.hashUTF8String(UTF8String.fromString(key), 42);
      assertThat(KeyHash.of(key)).as(key).isEqualTo(expected);
    }
  }

  /** lz4-java is an implementation of its own. */
  @Test
  void everyLengthIsHashedAsByAnotherLibrary() {
    XXHash64 other = XXHashFactory.safeInstance().hash64();
    Random random = new Random(3);
    for (int length = 0; length < 200; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      long seed = random.nextLong();
      assertThat(KeyHash.ofBytes(bytes, seed))
          .as("%s bytes", length)
          .isEqualTo(other.hash(bytes, 0, length, seed));
    }
  }

  @Test
  void longsAreHashedAsTheirBytesAndAsInSpark() {
    Random random = new Random(4);
    for (int i = 0; i < 100; i++) {
      long key = random.nextLong();
      assertThat(KeyHash.of(key)).isEqualTo(XXH64.hashLong(key, 42));
    }
    assertThat(KeyHash.of(0x6867666564636261L)).isEqualTo(KeyHash.of("abcdefgh"));
  }

  /** The numbers of the guide, which Spark's SQL gives there. */
  @Test
  void theGuidesKeys() {
    assertThat(KeyHash.of("flight-1")).isEqualTo(-76294565460245057L);
    assertThat(KeyHash.of(2001)).isEqualTo(-7484394549263489314L);
    assertThat(KeyHash.of(2001, KeyHash.of("AA"))).isEqualTo(1527150223129786126L);
  }

  @Test
  void textsAreUtf8() {
    String key = "Zürich 東京 🚆";
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    XXHash64 other = XXHashFactory.safeInstance().hash64();
    assertThat(KeyHash.of(key)).isEqualTo(other.hash(bytes, 0, bytes.length, 42));
  }

  @Test
  void partsOfAKeyAreNotInterchangeable() {
    long first = KeyHash.of("x", KeyHash.of("y"));
    long second = KeyHash.of("y", KeyHash.of("x"));
    assertThat(first).isNotEqualTo(second).isNotEqualTo(KeyHash.of("yx"));
    assertThat(KeyHash.of(7, KeyHash.of("x"))).isEqualTo(XXH64.hashLong(7, KeyHash.of("x")));
  }
}
