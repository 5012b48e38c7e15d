package io.sparkloss.job.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkMeterTest {

  private final WorkMeter meter = new WorkMeter(Instant.EPOCH);

  @BeforeEach
  void twentyTasks() {
    meter.stage(7, 20);
  }

  private void end(int index, long rows) {
    meter.ended(index, new WorkMeter.Task(7, index), true, rows);
  }

  private String after(long seconds) {
    return meter.text(Instant.EPOCH.plusSeconds(seconds));
  }

  @Test
  void withoutTasksNothingIsSaid() {
    assertThat(new WorkMeter(Instant.EPOCH).text(Instant.EPOCH.plusSeconds(9))).isEmpty();
  }

  @Test
  void rowsRateAndTimeLeftFollowFromTheTasks() {
    for (int i = 0; i < 5; i++) {
      end(i, 1_000_000);
    }
    // 5 of 20 tasks in 10 s: 15 tasks at 2 s each are left.
    assertThat(after(10)).isEqualTo(": 5,000,000 rows (500,000/s), tasks 5 of 20, 30 s left");
  }

  @Test
  void longTimesAreSaidInLongUnits() {
    for (int i = 0; i < 5; i++) {
      end(i, 0);
    }
    assertThat(after(60)).endsWith(", 3 min left");
    assertThat(after(3600)).endsWith(", 3 h left");
  }

  @Test
  void withFewTasksOrAtOnceNobodyCanTellWhatIsLeft() {
    end(0, 10);
    end(1, 10);
    assertThat(after(100)).isEqualTo(": 20 rows (0/s), tasks 2 of 20");
    end(2, 10);
    assertThat(after(0)).isEqualTo(": 30 rows, tasks 3 of 20");
  }

  @Test
  void runningTasksCountTheirRowsUntilTheyEnd() {
    meter.running(0, 400);
    assertThat(after(1)).startsWith(": 400 rows");
    meter.running(0, 700);
    assertThat(after(1)).startsWith(": 700 rows");
    end(0, 1000);
    meter.running(0, 900);
    assertThat(after(1)).startsWith(": 1,000 rows");
  }

  @Test
  void failedAttemptsAndSecondOnesDoNotCount() {
    meter.ended(0, new WorkMeter.Task(7, 0), false, 500);
    meter.ended(1, new WorkMeter.Task(7, 0), true, 1000);
    meter.ended(2, new WorkMeter.Task(7, 0), true, 1000);
    assertThat(after(1)).isEqualTo(": 1,000 rows (1,000/s), tasks 1 of 20");
  }

  @Test
  void aStageThatRunsAgainHasItsTasksOnce() {
    meter.stage(7, 3);
    assertThat(after(1)).isEqualTo(": tasks 0 of 20");
  }
}
