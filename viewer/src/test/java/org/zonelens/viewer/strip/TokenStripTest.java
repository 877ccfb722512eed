package org.zonelens.viewer.strip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.zonelens.analysis.model.SpanLogits;
import org.zonelens.analysis.window.Role;
import org.zonelens.analysis.window.Token;

@ExtendWith(ApplicationExtension.class)
class TokenStripTest {
  private TokenStrip strip;

  @Start
  void start(Stage stage) {
    strip = new TokenStrip();
    strip
        .tokensProperty()
        .set(
            IntStream.range(0, 60)
                .mapToObj(i -> new Token("token" + i, i, 0, Role.PASSAGE, 0, 0))
                .toList());
    stage.setScene(new Scene(new StackPane(new VBox(strip)), 300, 400));
    stage.show();
  }

  private List<Node> chips() {
    return List.copyOf(strip.lookupAll(".token-chip"));
  }

  @Test
  void pointerFindsTheTokenUnderIt(FxRobot robot) {
    robot.moveTo(chips().get(17));
    assertEquals(Optional.of(17), strip.pointedProperty().get());
  }

  @Test
  void tokensWrapAndTheStripGrowsWithThem() {
    Node last = chips().getLast();
    assertTrue(last.getBoundsInParent().getMinY() > 100, "wrapped");
    double bottom = last.localToScene(last.getBoundsInLocal()).getMaxY();
    assertTrue(bottom <= strip.localToScene(strip.getBoundsInLocal()).getMaxY() + 0.5);
  }

  @Test
  void theHigherProbabilityHasTheHigherBar(FxRobot robot) {
    float[] start = new float[60];
    start[3] = 6;
    start[4] = 5;
    robot.interact(
        () ->
            strip
                .valuesProperty()
                .set(Optional.of(TokenValues.of(new SpanLogits(start, new float[60])))));
    WaitForAsyncUtils.waitForFxEvents();
    double high = bar(3).getLayoutBounds().getHeight();
    double lower = bar(4).getLayoutBounds().getHeight();
    assertTrue(high > lower && lower > 0, high + " and " + lower);
    assertFalse(bar(5).isVisible(), "a probability near nothing has no bar");
  }

  private Node bar(int chip) {
    return chips().get(chip).lookup(".start-bar");
  }

  @Test
  void theAnswerIsMarkedFromFirstToLastToken(FxRobot robot) {
    robot.interact(() -> strip.answerProperty().set(Optional.of(new TokenStrip.Span(8, 10))));
    List<Integer> marked =
        IntStream.range(0, 60)
            .filter(
                i ->
                    chips()
                        .get(i)
                        .getPseudoClassStates()
                        .contains(PseudoClass.getPseudoClass("answer")))
            .boxed()
            .toList();
    assertEquals(List.of(8, 9, 10), marked);
  }

  @Test
  void probabilitiesSumToOneForLargeLogits() {
    float[] start =
        TokenValues.of(new SpanLogits(new float[] {900, 899, -900}, new float[3])).start();
    assertEquals(1, start[0] + start[1] + start[2], 1e-6);
    assertEquals(Math.E, start[0] / start[1], 1e-4);
  }
}
