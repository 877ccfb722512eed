package org.zonelens.analysis.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.zonelens.analysis.window.WindowRule.Step;

class WindowRuleTest {
  @Test
  void windowsMadeShorterForAModelHaveAStrideOfHalfAtMost() {
    assertSame(WindowRule.DEFAULT, WindowRule.DEFAULT.within(512));
    assertEquals(new WindowRule(320, 128, Step.OVERLAP), WindowRule.DEFAULT.within(320));
    assertEquals(new WindowRule(128, 64, Step.OVERLAP), WindowRule.DEFAULT.within(128));
    assertEquals(
        new WindowRule(100, 50, Step.ADVANCE, OptionalInt.of(64)),
        WindowRule.PUBLISHED.within(100));
  }
}
