package org.zonelens.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zonelens.analysis.decode.DecodingRule;
import org.zonelens.analysis.decode.SpanDecoder;
import org.zonelens.analysis.model.Batch;
import org.zonelens.analysis.model.MaskedRuns;
import org.zonelens.analysis.model.SpanLogits;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Masking;
import org.zonelens.models.encoder.AttentionKind;

/**
 * Maskings that share a pass against each of them by itself, as scripts run them: every layer from
 * the first, one masking at a time, attention step by step, windows padded far beyond their length.
 */
class SharedRunsTest {
  private static final double TOLERANCE = 2e-5;

  private static final List<String> ZONES =
      List.of("all", "q2", "q2p", "p2q", "p2", "cls", "sep", "special", "diagonal");

  private static List<Masking> maskings(HuggingFaceModel model) {
    int layers = model.card().layers();
    int heads = model.card().heads();
    List<Masking> maskings = new ArrayList<>(List.of(Masking.NONE));
    for (String zone : ZONES) {
      for (int layer = 0; layer < layers; layer++) {
        maskings.add(masking(zone + "@" + layer));
        maskings.add(masking(zone + "@" + layer + "#" + (heads - 1)));
      }
      maskings.add(masking(zone));
      maskings.add(masking(zone + "#0"));
    }
    for (String operator : List.of("zero", "scale:0.5", "uniform")) {
      maskings.add(masking("p2q@" + (layers - 1) + "!" + operator));
      maskings.add(masking("p2#0!" + operator));
    }
    maskings.add(masking("[900/901]@0"));
    maskings.add(masking("q2p@0", "p2@" + (layers - 1) + "#0!zero", "diagonal#0"));
    return maskings;
  }

  private static Masking masking(String... specs) {
    return new Masking(
        Convention.PUBLISHED, List.of(specs).stream().map(Intervention::parse).toList());
  }

  private static final class Collected implements MaskedRuns {
    private final Map<Integer, List<SpanLogits>> logits = new TreeMap<>();
    private final BitSet proven = new BitSet();

    @Override
    public void take(int masking, List<SpanLogits> found, boolean unchanged) {
      assertTrue(logits.put(masking, found) == null, "twice: " + masking);
      proven.set(masking, unchanged);
    }
  }

  @ParameterizedTest
  @MethodSource("org.zonelens.models.ParityFixture#all")
  void maskingsSideBySideAnswerAsEachByItself(ParityFixture fixture, TestReporter reporter) {
    SpanDecoder decoder = new SpanDecoder(DecodingRule.DEFAULT);
    double greatest = 0;
    try (HuggingFaceModel model = fixture.open()) {
      List<Window> windows = fixture.windows(model);
      List<Masking> maskings = maskings(model);
      List<List<SpanLogits>> naive = new ArrayList<>();
      for (Masking each : maskings) {
        int length = Math.min(model.card().maxLength(), 2 * windows.getFirst().size());
        try (Batch batch = model.open(windows, length, AttentionKind.EAGER)) {
          naive.add(batch.run(each));
        }
      }
      int tokens = windows.size() * windows.getFirst().size();
      for (int maxTokens : List.of(1, 3 * tokens)) {
        Collected shared = new Collected();
        try (Batch batch = model.open(windows)) {
          batch.run(maskings, maxTokens, shared);
        }
        assertEquals(maskings.size(), shared.logits.size());
        for (int i = 0; i < maskings.size(); i++) {
          List<SpanLogits> found = shared.logits.get(i);
          for (int window = 0; window < windows.size(); window++) {
            greatest = Math.max(greatest, difference(naive.get(i).get(window), found.get(window)));
            List<Window> one = List.of(windows.get(window));
            assertEquals(
                decoder.decode(one, List.of(naive.get(i).get(window))).text(),
                decoder.decode(one, List.of(found.get(window))).text(),
                maskings.get(i).toString());
          }
        }
        int without = maskings.indexOf(masking("[900/901]@0"));
        assertTrue(shared.proven.get(without));
        assertArrayEquals(
            shared.logits.get(0).getFirst().start(), shared.logits.get(without).getFirst().start());
        assertTrue(shared.proven.cardinality() < maskings.size() / 2);
      }
    }
    reporter.publishEntry(fixture.toString(), Double.toString(greatest));
    assertTrue(greatest < TOLERANCE, greatest + " in " + fixture);
  }

  private static double difference(SpanLogits one, SpanLogits other) {
    assertEquals(one.size(), other.size());
    double greatest = 0;
    for (int i = 0; i < one.size(); i++) {
      greatest = Math.max(greatest, Math.abs((double) one.start()[i] - other.start()[i]));
      greatest = Math.max(greatest, Math.abs((double) one.end()[i] - other.end()[i]));
    }
    return greatest;
  }
}
