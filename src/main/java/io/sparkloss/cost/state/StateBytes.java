package io.sparkloss.cost.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sparkloss.cost.sums.CostSums;
import io.sparkloss.cost.sums.MomentSum;
import io.sparkloss.cost.sums.SumParts;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Writes and reads the bytes that {@link CostState} draws. */
final class StateBytes {

  private static final int MAGIC = 0x53504C43;
  private static final int HEADER = 12;
  private static final int COST = 0;
  private static final int DIFFERENCE = 1;
  private static final int WEIGHTED = 1;
  private static final int NON_NEGATIVE = 2;
  private static final int ZERO_OR_ONE = 4;
  private static final int BASELINE = 2; // bits by which those of the baseline stand higher
  private static final int ALL = 31;
  private static final int SUM = 3 * Double.BYTES;

  private StateBytes() {}

  static byte[] write(CostState state) {
    PairSums pair = state.pair();
    byte[] name = state.loss().name().getBytes(UTF_8);
    byte[] baseline = pair == null ? new byte[0] : pair.baselineLoss().name().getBytes(UTF_8);
    int moments = moments(state.isWeighted());
    int size = HEADER + Integer.BYTES + name.length + moments + Integer.BYTES;
    if (pair != null) {
      size += Integer.BYTES + baseline.length + 2 * moments + 2 * (Long.BYTES + SUM);
    }
    ByteBuffer target = ByteBuffer.allocate(size);
    target
        .putInt(MAGIC)
        .put((byte) CostState.VERSION)
        .put((byte) (pair == null ? COST : DIFFERENCE));
    target.put((byte) flags(state)).put((byte) 0).putInt(size);
    target.putInt(name.length).put(name);
    if (pair == null) {
      put(target, state.losses());
    } else {
      target.putInt(baseline.length).put(baseline);
      put(target, state.losses());
      put(target, pair);
    }
    return target.putInt(checksum(target.array(), target.position())).array();
  }

  private static int moments(boolean weighted) {
    return 3 * Long.BYTES + 2 * Double.BYTES + SUM * (1 + MomentSum.kept(weighted).size());
  }

  private static int flags(CostState state) {
    PairSums pair = state.pair();
    int flags = (state.isWeighted() ? WEIGHTED : 0) | flags(state.loss());
    return pair == null ? flags : flags | flags(pair.baselineLoss()) << BASELINE;
  }

  private static int flags(LossIdentity loss) {
    return (loss.nonNegative() ? NON_NEGATIVE : 0) | (loss.zeroOrOne() ? ZERO_OR_ONE : 0);
  }

  private static void put(ByteBuffer target, CostSums sums) {
    target.putLong(sums.count()).putLong(sums.rows()).putLong(sums.clippedCount());
    target.putDouble(sums.min()).putDouble(sums.max());
    put(target, sums.sum(MomentSum.SUM_CLIPPED_WL));
    MomentSum.kept(sums.weighted()).forEach(sum -> put(target, sums.sum(sum)));
  }

  private static void put(ByteBuffer target, PairSums pair) {
    put(target, pair.candidate());
    put(target, pair.baseline());
    target.putLong(pair.won()).putLong(pair.tied());
    put(target, pair.wonWeight());
    put(target, pair.tiedWeight());
  }

  private static void put(ByteBuffer target, SumParts sum) {
    target.putDouble(sum.high()).putDouble(sum.middle()).putDouble(sum.low());
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return (int) checksum.getValue();
  }

  static CostState read(byte[] bytes) {
    ByteBuffer source = ByteBuffer.wrap(bytes);
    check(source, bytes);
    source.position(5);
    try {
      CostState state = state(source);
      if (source.remaining() != Integer.BYTES) {
        throw damaged(source.remaining() - Integer.BYTES + " bytes are left over");
      }
      return state;
    } catch (BufferUnderflowException e) {
      throw new StateFormatException("the state of a cost is damaged: it ends too early", e);
    } catch (StateFormatException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new StateFormatException("the state of a cost is damaged: " + e.getMessage(), e);
    }
  }

  /** Checks magic number, version, length and checksum, in this order. */
  private static void check(ByteBuffer source, byte[] bytes) {
    int size = source.limit();
    if (size < HEADER + Integer.BYTES || source.getInt(0) != MAGIC) {
      throw new StateFormatException(
          "%d bytes are no state of a cost; it begins with SPLC and has at least 180"
              .formatted(size));
    }
    int version = source.get(4);
    if (version != CostState.VERSION) {
      throw new StateFormatException(
          "the state of a cost has version %d, but this library reads version %d; update it"
              .formatted(version, CostState.VERSION));
    }
    if (source.getInt(8) != size) {
      throw new StateFormatException(
          "the state of a cost is cut off or too long: it has %d bytes but must have %d"
              .formatted(size, source.getInt(8)));
    }
    int stored = source.getInt(size - Integer.BYTES);
    int computed = checksum(bytes, size - Integer.BYTES);
    if (stored != computed) {
      throw damaged("its checksum is %08x but must be %08x".formatted(computed, stored));
    }
  }

  private static CostState state(ByteBuffer source) {
    int kind = source.get();
    int flags = source.get();
    int reserved = source.get();
    if ((kind != COST && kind != DIFFERENCE) || (flags & ~ALL) != 0 || reserved != 0) {
      throw damaged(
          "kind, bits and the byte after are %d, %d, %d".formatted(kind, flags, reserved));
    }
    source.position(HEADER);
    boolean weighted = (flags & WEIGHTED) != 0;
    LossIdentity loss = loss(source, flags);
    LossIdentity baseline = kind == COST ? null : loss(source, flags >> BASELINE);
    CostSums losses = sums(source, weighted);
    return new CostState(loss, losses, pair(source, baseline, weighted));
  }

  private static LossIdentity loss(ByteBuffer source, int flags) {
    int length = source.getInt();
    if (length < 0 || length > source.remaining()) {
      throw damaged("the name of a loss has " + length + " bytes");
    }
    byte[] name = new byte[length];
    source.get(name);
    return new LossIdentity(
        new String(name, UTF_8), (flags & NON_NEGATIVE) != 0, (flags & ZERO_OR_ONE) != 0);
  }

  private static CostSums sums(ByteBuffer source, boolean weighted) {
    long count = source.getLong();
    long rows = source.getLong();
    long clipped = source.getLong();
    double min = source.getDouble();
    double max = source.getDouble();
    Map<MomentSum, SumParts> sums = new EnumMap<>(MomentSum.class);
    sums.put(MomentSum.SUM_CLIPPED_WL, sum(source));
    List<MomentSum> kept = MomentSum.kept(weighted);
    kept.forEach(each -> sums.put(each, sum(source)));
    return new CostSums(weighted, count, rows, min, max, clipped, sums);
  }

  private static SumParts sum(ByteBuffer source) {
    return new SumParts(source.getDouble(), source.getDouble(), source.getDouble());
  }

  private static @Nullable PairSums pair(
      ByteBuffer source, @Nullable LossIdentity baseline, boolean weighted) {
    return baseline == null
        ? null
        : new PairSums(
            baseline,
            sums(source, weighted),
            sums(source, weighted),
            source.getLong(),
            source.getLong(),
            sum(source),
            sum(source));
  }

  private static StateFormatException damaged(String how) {
    return new StateFormatException("the state of a cost is damaged: " + how);
  }
}
