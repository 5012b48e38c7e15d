package io.sparkloss.job.parquet;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A Parquet file whose bytes are in memory: one read fetches it, however many parts it has.
 *
 * @since 0.1.0
 */
public final class MemoryInput implements InputFile {

  private final byte[] bytes;

  /** Creates the file of these bytes, which are not copied. */
  public MemoryInput(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public long getLength() {
    return bytes.length;
  }

  @Override
  public SeekableInputStream newStream() {
    return new Stream(new Positioned(bytes));
  }

  /** A stream over an array, which tells where it is. */
  private static final class Positioned extends ByteArrayInputStream {
    Positioned(byte[] bytes) {
      super(bytes);
    }

    long position() {
      return pos;
    }

    void position(long to) throws IOException {
      if (to < 0 || to > count) {
        throw new EOFException("position " + to + " is not within the " + count + " bytes");
      }
      pos = (int) to;
    }
  }

  private static final class Stream extends DelegatingSeekableInputStream {
    private final Positioned positioned;

    Stream(Positioned positioned) {
      super(positioned);
      this.positioned = positioned;
    }

    @Override
    public long getPos() {
      return positioned.position();
    }

    @Override
    public void seek(long position) throws IOException {
      positioned.position(position);
    }
  }
}
