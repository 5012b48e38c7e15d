package io.sparkloss.numeric.array;

/** The loops on vectors, by number, and the one place from which they are called. */
final class VectorKernels {

  static final int EXP = 0;
  static final int ALL_WITHIN = 1;
  static final int ALL_WHOLE = 2;
  static final int PRODUCTS = 3;
  static final int EXTEND = 4;
  static final int ADD = 5;
  static final int ADD_PRODUCTS = 6;
  static final int TAKE = 7;
  static final int SERVES_LN1P = 8;
  static final int ADD_ONE = 9;
  static final int CHOOSE = 10;
  static final int LN = 11;
  static final int MINUS_LN = 12;

  static final int SMALL_LN1P = 13;
  static final int DIVIDE = 14;
  static final int SERVES_PHI = 15;
  static final int NEAR = 16;
  static final int FAR = 17;

  /** From here on there are kernels that do nothing. */
  private static final int IDLE = 18;

  /** Calls after which a JVM has noticed the targets, many times over. */
  private static final int CALLS = 60_000;

  private static final VectorKernel[] KERNELS = {
    VectorMath::exp,
    VectorMath::allWithin,
    VectorMath::allWhole,
    VectorMath::products,
    VectorLanes::extend,
    VectorLanes::add,
    VectorLanes::addProducts,
    VectorLogarithms::take,
    VectorLogarithms::servesLn1p,
    VectorLogarithms::addOne,
    VectorLogarithms::choose,
    VectorLogarithms::ln,
    VectorLogarithms::minusLn,
    VectorLogarithms::smallLn1p,
    VectorRatios::divide,
    VectorRatios::servesPhi,
    VectorRatios::near,
    VectorRatios::far,
    work -> true,
    work -> work.first() == 0,
    work -> work.end() == 0
  };

  private VectorKernels() {}

  /** Runs a kernel. */
  static boolean run(int kernel, VectorKernel.Work work) {
    return KERNELS[kernel].on(work);
  }

  /**
   * Shows the JVM several targets before anything that calls can be compiled. They are none of the
   * true ones: a loop that never turned when it was compiled is compiled badly.
   */
  static void prepare() {
    double[] none = {};
    VectorKernel.Work nothing = new VectorKernel.Work(none, none, none, 0, 0);
    for (int call = 0; call < CALLS; call++) {
      run(IDLE + call % (KERNELS.length - IDLE), nothing);
    }
  }
}
