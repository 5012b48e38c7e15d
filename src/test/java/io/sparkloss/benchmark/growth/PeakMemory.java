package io.sparkloss.benchmark.growth;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * The most heap that a piece of work takes, in bytes, counted in two ways. The peak is the sum of
 * the peaks of the heap's pools; it includes garbage that no collection has removed yet, so it
 * depends on the size of the heap. What is kept is the most that was left after any collection.
 */
final class PeakMemory {

  /** What was measured. */
  record Peak(long peak, long kept) {}

  private static final List<MemoryPoolMXBean> POOLS =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .toList();
  private static final AtomicLong KEPT = new AtomicLong();

  static {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector).addNotificationListener((n, h) -> collected(n), null, null);
    }
  }

  private PeakMemory() {}

  /** Runs the work after a collection, and measures while it runs. */
  static Peak during(Runnable work) {
    System.gc();
    POOLS.forEach(MemoryPoolMXBean::resetPeakUsage);
    KEPT.set(0);
    work.run();
    long peak = POOLS.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    System.gc();
    long left = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return new Peak(peak, Math.max(left, KEPT.get()));
  }

  private static void collected(Notification notification) {
    if (GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION.equals(
        notification.getType())) {
      Map<String, MemoryUsage> after =
          GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
              .getGcInfo()
              .getMemoryUsageAfterGc();
      long kept = POOLS.stream().mapToLong(pool -> after.get(pool.getName()).getUsed()).sum();
      KEPT.accumulateAndGet(kept, Math::max);
    }
  }
}
