package io.sparkloss.cost.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Objects that Java serialized are no state, and what they would run is not run. */
class ForeignBytesTest {

  private static boolean hasRun;

  /** Runs code as soon as anybody makes an object of its bytes. */
  private static final class Payload implements Serializable {
    private static final long serialVersionUID = 1L;

    private void readObject(ObjectInputStream stream) throws IOException, ClassNotFoundException {
      stream.defaultReadObject();
      hasRun = true;
    }
  }

  @BeforeEach
  void forget() {
    hasRun = false;
  }

  private static byte[] payload() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
      for (int i = 0; i < 100; i++) {
        stream.writeUnshared(new Payload());
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void aSerializedObjectIsNoState() throws IOException {
    byte[] bytes = payload();

    assertThat(bytes).hasSizeGreaterThan(180);
    assertThatThrownBy(() -> CostState.fromBytes(bytes))
        .isInstanceOf(StateFormatException.class)
        .hasMessage(
            bytes.length
                + " bytes are no state of a cost; it begins with SPLC and has at least"
                + " 180");
    assertThat(hasRun).isFalse();
  }

  /** Magic number, version, length and checksum are right, and the rest is the object. */
  @Test
  void aSerializedObjectInTheFrameOfAStateIsNoState() throws IOException {
    byte[] object = payload();
    ByteBuffer framed = ByteBuffer.allocate(12 + object.length + Integer.BYTES);
    framed.putInt(0x53504C43).put((byte) CostState.VERSION).put(new byte[3]);
    framed.putInt(framed.capacity()).put(object);
    CRC32C checksum = new CRC32C();
    checksum.update(framed.array(), 0, framed.position());
    framed.putInt((int) checksum.getValue());

    assertThatThrownBy(() -> CostState.fromBytes(framed.array()))
        .isInstanceOf(StateFormatException.class)
        .hasMessageStartingWith("the state of a cost is damaged: ");
    assertThat(hasRun).isFalse();
  }

  /** The payload is one: without that, the tests above would show nothing. */
  @Test
  @SuppressWarnings("BanSerializableRead") // to see that it would run
  void thePayloadRunsWhereItIsRead() throws Exception {
    try (ObjectInputStream stream =
        new ObjectInputStream(new java.io.ByteArrayInputStream(payload()))) {
      assertThat(stream.readUnshared()).isInstanceOf(Payload.class);
    }
    assertThat(hasRun).isTrue();
  }
}
