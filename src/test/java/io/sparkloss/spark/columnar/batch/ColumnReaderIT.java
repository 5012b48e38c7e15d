package io.sparkloss.spark.columnar.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.impl.UnionListWriter;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ArrowColumnVector;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.junit.jupiter.api.Test;

/** Vectors of Arrow, which sources other than Spark's own give; Arrow needs the JVM's options. */
class ColumnReaderIT {

  /** Arrow's vectors fail when they are asked for an entry that is NULL. */
  @Test
  void nullsAreNotAskedFor() {
    try (BufferAllocator allocator = new RootAllocator();
        Float8Vector numbers = new Float8Vector("numbers", allocator)) {
      numbers.allocateNew(3);
      numbers.set(0, 1.5);
      numbers.setNull(1);
      numbers.set(2, -2.5);
      numbers.setValueCount(3);
      ColumnVector column = new ArrowColumnVector(numbers);
      double[] read = new double[3];

      ColumnReader.read(column, DataTypes.DoubleType, 3, read);

      assertThat(ColumnReader.mayBeNull(column, DataTypes.DoubleType)).isTrue();
      assertThat(ColumnReader.isNull(column, DataTypes.DoubleType, 1)).isTrue();
      assertThat(read[0]).isEqualTo(1.5);
      assertThat(read[2]).isEqualTo(-2.5);
    }
  }

  /** Arrow's vectors of arrays have no child. */
  @Test
  void arraysAreReadWithTheirNulls() {
    try (BufferAllocator allocator = new RootAllocator();
        ListVector arrays = ListVector.empty("arrays", allocator)) {
      UnionListWriter writer = arrays.getWriter();
      write(writer, 0.25, 0.75);
      write(writer, 0.5, null);
      writer.setValueCount(2);
      ColumnVector column = new ArrowColumnVector(arrays);
      var type = DataTypes.createArrayType(DataTypes.DoubleType);

      assertThat(ColumnReader.mayBeNull(column, type)).isTrue();
      assertThat(ColumnReader.isNull(column, type, 0)).isFalse();
      assertThat(ColumnReader.isNull(column, type, 1)).isTrue();
      assertThat(ColumnReader.entries(column, type, 0)).containsExactly(0.25, 0.75);
    }
  }

  private static void write(UnionListWriter writer, double first, Double second) {
    writer.startList();
    writer.writeFloat8(first);
    if (second == null) {
      writer.writeNull();
    } else {
      writer.writeFloat8(second);
    }
    writer.endList();
  }
}
