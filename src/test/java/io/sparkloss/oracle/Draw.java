package io.sparkloss.oracle;

import java.util.Random;

/** Kinds of argument, each drawn so that the hard places of its domain come up often. */
public enum Draw {
  /** Any finite number. */
  REAL {
    @Override
    public double next(Random random) {
      double magnitude = random.nextInt(4) == 0 ? power(random, -300, 300) : power(random, -4, 4);
      return random.nextBoolean() ? magnitude : -magnitude;
    }
  },
  /** A finite number above 0. */
  POSITIVE {
    @Override
    public double next(Random random) {
      return random.nextInt(4) == 0 ? power(random, -300, 300) : power(random, -4, 4);
    }
  },
  /** A finite number of at least 0. */
  NON_NEGATIVE {
    @Override
    public double next(Random random) {
      return random.nextInt(8) == 0 ? 0 : POSITIVE.next(random);
    }
  },
  /** A finite number above −1. */
  ABOVE_MINUS_ONE {
    @Override
    public double next(Random random) {
      return switch (random.nextInt(4)) {
        case 0 -> -1 + power(random, -15, 0);
        case 1 -> -power(random, -300, 0) / 2;
        default -> POSITIVE.next(random);
      };
    }
  },
  /** A number in [0, 1]. */
  UNIT {
    @Override
    public double next(Random random) {
      return switch (random.nextInt(6)) {
        case 0 -> power(random, -300, 0);
        case 1 -> power(random, -17, 0);
        case 2 -> 1 - power(random, -17, 0);
        case 3 -> random.nextInt(2);
        default -> random.nextDouble();
      };
    }
  },
  /** 0 or 1. */
  BIT {
    @Override
    public double next(Random random) {
      return random.nextInt(2);
    }
  },
  /** A score whose exponential is a normal double. */
  SCORE {
    @Override
    public double next(Random random) {
      return switch (random.nextInt(4)) {
        case 0 -> 700 * (2 * random.nextDouble() - 1);
        case 1 -> REAL.next(random) % 1;
        default -> 20 * random.nextGaussian();
      };
    }
  };

  /** Returns one argument. */
  public abstract double next(Random random);

  /** Returns a number next to x: its relative distance is a random power of ten. */
  public static double near(Random random, double x) {
    double distance = power(random, -16, -0.5);
    return x * (random.nextBoolean() ? 1 + distance : 1 - distance);
  }

  private static double power(Random random, double from, double to) {
    return Math.pow(10, from + (to - from) * random.nextDouble());
  }
}
