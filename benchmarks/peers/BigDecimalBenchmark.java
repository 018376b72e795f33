// Java's BigDecimal at the operations of number_benchmark.cpp: each consumed and stored, the slower counts. Prints OPERATION<tab>ns.
// Run: java BigDecimalBenchmark.java
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import java.util.function.IntFunction;

public class BigDecimalBenchmark {
  static final int COUNT = 1024;
  static final int TERMS = 20;
  static final BigDecimal[] a = new BigDecimal[COUNT];
  static final BigDecimal[] b = new BigDecimal[COUNT];
  static final BigDecimal[] mixed = new BigDecimal[COUNT];
  static final String[] text = new String[COUNT];
  static final Object[] out = new Object[COUNT];
  static volatile int consumed;

  interface Task {
    void run();
  }

  /** Nanoseconds an item, the least of several runs after warming up. */
  static double best(int items, Task task) {
    for (int i = 0; i < 3000; i++) task.run();
    double least = Double.MAX_VALUE;
    for (int repeat = 0; repeat < 20; repeat++) {
      long start = System.nanoTime();
      for (int i = 0; i < 100; i++) task.run();
      least = Math.min(least, (System.nanoTime() - start) / 100.0 / items);
    }
    return least;
  }

  static void measure(String operation, int items, int step, IntFunction<Object> f) {
    double stored = best(items, () -> { for (int i = 0; i < items; i++) out[i] = f.apply(i * step); });
    double used = best(items, () -> {
      int sum = 0;
      for (int i = 0; i < items; i++) sum += f.apply(i * step).hashCode() == 0 ? 1 : 0;
      consumed = sum;
    });
    System.out.printf("%s\t%.2f%n", operation, Math.max(stored, used));
  }

  public static void main(String[] arguments) {
    Random random = new Random(20260101);
    for (int i = 0; i < COUNT; i++) {
      a[i] = BigDecimal.valueOf(Math.floorMod(random.nextLong(), 9_900_000_000L) + 100_000_000L, 2);
      long other = random.nextInt(1_000_000) + 1;
      b[i] = BigDecimal.valueOf(other, 2);
      mixed[i] = BigDecimal.valueOf(other, random.nextInt(5));
      text[i] = a[i].toPlainString();
    }
    measure("add", COUNT, 1, i -> a[i].add(mixed[i]));
    measure("subtract", COUNT, 1, i -> a[i].subtract(mixed[i]));
    measure("multiply", COUNT, 1, i -> a[i].multiply(b[i]));
    measure("compare", COUNT, 1, i -> a[i].compareTo(b[i]) < 0 ? Boolean.TRUE : Boolean.FALSE);
    measure("quotient rounded", COUNT, 1, i -> a[i].divide(b[i], 2, RoundingMode.HALF_UP));
    measure("parse", COUNT, 1, i -> new BigDecimal(text[i]));
    // toPlainString caches nothing; the number is made anew so that no cached text is returned
    measure("print", COUNT, 1, i -> a[i].add(BigDecimal.ZERO).toPlainString());
    measure("sum of 20 products", COUNT / TERMS, TERMS, from -> {
      BigDecimal sum = BigDecimal.ZERO;
      for (int i = from; i < from + TERMS; i++) sum = sum.add(a[i].multiply(b[i]));
      return sum.setScale(2, RoundingMode.HALF_UP);
    });
  }
}
