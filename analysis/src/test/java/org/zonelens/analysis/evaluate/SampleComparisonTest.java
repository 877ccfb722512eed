package org.zonelens.analysis.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.fault.InputException;

class SampleComparisonTest {
  private final List<Example> sample = MadeUpData.of(20).examples();

  @Test
  void aModelWithoutRoomForABatchIsAskedInHalves() {
    OverlapModel cramped = new OverlapModel();
    cramped.setRoom(1);
    assertEquals(new SampleComparison(0, 20), compare(cramped));
    cramped.setRoom(0);
    InputException fault = assertThrows(InputException.class, () -> compare(cramped));
    assertEquals(EvaluationFault.NO_ROOM, fault.fault());
  }

  private SampleComparison compare(OverlapModel other) {
    return SampleComparison.of(
        new OverlapModel(), other, sample, MadeUpData.rules(), new BatchRule(4, 128));
  }
}
