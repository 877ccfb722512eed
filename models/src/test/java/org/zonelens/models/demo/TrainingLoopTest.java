package org.zonelens.models.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.checkpoint.PostNormNames;
import org.zonelens.models.checkpoint.TensorShape;
import org.zonelens.models.encoder.Encoder;
import org.zonelens.models.tokenizer.PairTokenizer;

class TrainingLoopTest {
  private static final Grammar ENGLISH = GrammarReader.of(DemoLanguage.ENGLISH);
  private static final List<String> PIECES = DemoVocabulary.of(ENGLISH);
  private static final EncoderSpec SPEC = DemoShape.spec(PIECES.size());

  @TempDir Path folder;
  private PairTokenizer tokenizer;

  @BeforeEach
  void openTokenizer() throws IOException {
    new ModelDirectory(folder).writeTokenizer(PIECES);
    tokenizer = PairTokenizer.open(folder);
  }

  @AfterEach
  void closeTokenizer() {
    tokenizer.close();
  }

  private TrainingStream stream() {
    return new TrainingStream(ENGLISH, tokenizer, 5, 1000, 8);
  }

  @Test
  void stepsOnTheSameBatchLowerItsLoss() {
    List<TrainingItem> items = stream().batch(0);
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), DemoTraining.ENGINE)) {
      Parameters parameters = Parameters.fresh(manager, SPEC, new InitialWeights(SPEC, 1));
      TrainingLoop loop =
          new TrainingLoop(manager, parameters, Encoder.withQaHead(SPEC, parameters), 30);
      double before = loop.step(0, items).loss();
      for (int step = 1; step < 20; step++) {
        loop.step(step, items);
      }
      double after = loop.step(20, items).loss();
      assertTrue(after < before - 1, () -> "from " + before + " to " + after);
    }
  }

  @Test
  void aStepLeavesNothingNativeBehind() {
    List<TrainingItem> items = stream().batch(0);
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), DemoTraining.ENGINE)) {
      Parameters parameters = Parameters.fresh(manager, SPEC, new InitialWeights(SPEC, 1));
      TrainingLoop loop =
          new TrainingLoop(manager, parameters, Encoder.withQaHead(SPEC, parameters), 30);
      loop.step(0, items);
      int held = manager.getManagedArrays().size();
      loop.step(1, items);
      assertEquals(held, manager.getManagedArrays().size());
    }
  }

  @Test
  void aStepsBatchDoesNotDependOnTheStepsBefore() {
    TrainingStream whole = stream();
    for (int step = 0; step < 12; step++) {
      whole.batch(step);
    }
    assertEquals(owners(stream().batch(12)), owners(whole.batch(12)));
  }

  private static List<List<Integer>> owners(List<TrainingItem> items) {
    return items.stream().map(TrainingItem::owners).toList();
  }

  @Test
  void noPassageComesTwiceInNeighbouringChunks() {
    TrainingStream stream = stream();
    List<String> batches =
        IntStream.range(400, 440)
            .mapToObj(stream::batch)
            .flatMap(List::stream)
            .map(item -> Arrays.toString(item.row().ids()))
            .toList();
    assertEquals(40 * 8, Set.copyOf(batches).size());
  }

  @Test
  void everyAnswerBelongsToTheAskedEntityAndOthersCompete() {
    for (TrainingItem item : stream().batch(900)) {
      List<Integer> answer = item.owners().subList(item.start(), item.end() + 1);
      assertEquals(Set.of(TrainingItem.ASKED), Set.copyOf(answer));
      assertTrue(item.owners().contains(TrainingItem.OTHER));
      assertEquals(item.size(), item.row().ids().length);
    }
  }

  @Test
  void noWordOfTrainingIsUnknownToTheVocabulary() {
    int unknown = PIECES.indexOf("[UNK]");
    Set<Integer> ids =
        stream().batch(900).stream()
            .flatMap(item -> Arrays.stream(item.row().ids()).boxed())
            .collect(Collectors.toSet());
    assertTrue(ids.size() > 100 && !ids.contains(unknown), () -> ids.size() + " pieces");
  }

  @Test
  void keysStartEqualToQueriesAndToNoOtherLayers() {
    InitialWeights weights = new InitialWeights(SPEC, 1);
    TensorShape shape = TensorShape.of(SPEC.hidden(), SPEC.hidden());
    List<PostNormNames.Layer> layers = DemoShape.names(SPEC).layers();
    String query = layers.get(0).query() + ".weight";
    String key = layers.get(0).key() + ".weight";
    String other = layers.get(1).key() + ".weight";
    assertArrayEquals(weights.of(query, shape), weights.of(key, shape));
    assertTrue(weights.of(key, shape)[0] != weights.of(other, shape)[0]);
  }
}
