package io.sparkloss.spark.catalyst;

import java.util.List;
import org.jspecify.annotations.Nullable;
import scala.Product;

/**
 * What Spark asks of an expression beside its children: the elements of which it is made, in the
 * order of its constructor, as a Scala case class has them.
 *
 * <p>An implementation writes {@code equals} as {@link #equal} and {@code hashCode} as that of its
 * elements.
 *
 * @since 0.1.0
 */
public interface JavaProduct extends Product {

  /** Returns the arguments of the constructor. */
  List<Object> elements();

  @Override
  default int productArity() {
    return elements().size();
  }

  @Override
  default Object productElement(int index) {
    return elements().get(index);
  }

  @Override
  default boolean canEqual(Object other) {
    return getClass() == other.getClass();
  }

  /** Returns whether the other object is of the same class and has equal elements. */
  static boolean equal(JavaProduct product, @Nullable Object other) {
    return product == other
        || (other instanceof JavaProduct that
            && product.getClass() == that.getClass()
            && product.elements().equals(that.elements()));
  }
}
