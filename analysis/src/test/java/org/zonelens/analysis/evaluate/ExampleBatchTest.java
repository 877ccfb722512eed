package org.zonelens.analysis.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.window.Window;

class ExampleBatchTest {
  private static final BatchRule RULE = new BatchRule(5, 100);

  private final List<TokenisedExample> examples = examples(60);

  private static List<TokenisedExample> examples(int count) {
    OverlapModel model = new OverlapModel();
    List<Example> made = MadeUpData.of(count).examples();
    return IntStream.range(0, count)
        .mapToObj(i -> TokenisedExample.of(i, made.get(i), model, MadeUpData.rules().window()))
        .toList();
  }

  @Test
  void everyExampleIsInOneBatch() {
    List<Integer> positions = new ArrayList<>();
    for (ExampleBatch batch : ExampleBatch.plan(examples, RULE)) {
      batch.examples().forEach(each -> positions.add(each.position()));
    }
    assertEquals(IntStream.range(0, 60).boxed().toList(), positions.stream().sorted().toList());
  }

  @Test
  void noBatchOfSeveralExamplesExceedsTheRule() {
    for (ExampleBatch batch : ExampleBatch.plan(examples, RULE)) {
      int windows = batch.windows().size();
      int longest = batch.windows().stream().mapToInt(Window::size).max().orElseThrow();
      assertTrue(
          batch.examples().size() == 1 || (windows <= 5 && windows * longest <= 100),
          windows + " windows of up to " + longest);
    }
  }

  @Test
  void examplesOfLikeLengthGoTogether() {
    int last = 0;
    for (ExampleBatch batch : ExampleBatch.plan(examples, RULE)) {
      assertTrue(batch.examples().getFirst().longest() >= last);
      last = batch.examples().getLast().longest();
    }
  }

  @Test
  void anExampleTooLongForOneBatchIsCutIntoSlicesThatFit() {
    List<Window> windows =
        new OverlapModel()
            .windows("what", "word ".repeat(400).strip(), MadeUpData.rules().window());
    TokenisedExample large = new TokenisedExample(0, examples.getFirst().example(), windows);
    List<ExampleBatch> batches =
        ExampleBatch.plan(List.of(large, examples.get(1), examples.get(2)), RULE);
    assertTrue(batches.contains(new ExampleBatch(List.of(large))));
    List<List<Window>> slices = new ExampleBatch(List.of(large)).slices(RULE);
    assertEquals(windows, slices.stream().flatMap(List::stream).toList());
    assertTrue(slices.stream().allMatch(slice -> slice.size() <= 3), "3 x 32 tokens fit, 4 do not");
  }
}
