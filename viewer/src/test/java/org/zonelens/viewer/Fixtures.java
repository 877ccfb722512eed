package org.zonelens.viewer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.zonelens.analysis.model.Attention;
import org.zonelens.analysis.window.Role;
import org.zonelens.analysis.window.Roles;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.NamedZone;
import org.zonelens.viewer.chart.DeltaTable;
import org.zonelens.viewer.chart.DeltaTable.Delta;
import org.zonelens.viewer.chart.DeltaTable.Place;
import org.zonelens.viewer.map.AttentionMap;
import org.zonelens.viewer.map.MappedZone;

/** Made-up windows and attention, seeded. */
public final class Fixtures {
  private static final List<String> ENGLISH =
      List.of(
          "which",
          "city",
          "did",
          "the",
          "poet",
          "va",
          "##len",
          "##tine",
          "leave",
          "in",
          "18",
          "##42",
          "?",
          "after",
          "a",
          "long",
          "winter",
          "she",
          "moved",
          "to",
          "or",
          "##lanta",
          ",",
          "where",
          "extraordinarily",
          "her",
          "brother",
          "kept",
          "bees",
          ".");
  private static final List<String> CHINESE =
      List.of("诗", "人", "在", "哪", "一", "年", "离", "开", "了", "北", "京", "，", "她", "的", "兄", "弟", "。");

  private Fixtures() {}

  public static AttentionMap english(int size, long seed) {
    return map(size, ENGLISH, seed);
  }

  public static AttentionMap chinese(int size, long seed) {
    return map(size, CHINESE, seed);
  }

  private static AttentionMap map(int size, List<String> words, long seed) {
    List<String> labels = new ArrayList<>();
    List<Role> roles = new ArrayList<>();
    int question = Math.max(1, size / 4);
    for (int i = 0; i < size; i++) {
      boolean separator = i == question + 1 || i == size - 1;
      roles.add(
          i == 0 ? Role.CLS : separator ? Role.SEP : i <= question ? Role.QUESTION : Role.PASSAGE);
      labels.add(
          i == 0 ? "[CLS]" : separator ? "[SEP]" : words.get((i * 7 + i / 5) % words.size()));
    }
    return new AttentionMap(labels, Roles.of(roles), attention(1, 1, size, seed).matrix(0, 0));
  }

  /** Rows that sum to 1: a diagonal, stripes and some noise, different in every head. */
  public static Attention attention(int layers, int heads, int size, long seed) {
    Random random = new Random(seed);
    float[] weights = new float[layers * heads * size * size];
    int at = 0;
    for (int head = 0; head < layers * heads; head++) {
      int offset = random.nextInt(5) - 2;
      int stripe = random.nextInt(size);
      double noise = random.nextDouble() * 2;
      for (int from = 0; from < size; from++) {
        double sum = 0;
        for (int to = 0; to < size; to++) {
          double score = random.nextGaussian() * noise;
          score += to == from + offset ? 4 + noise : 0;
          score += to == stripe ? 3 : 0;
          weights[at + to] = (float) Math.exp(score);
          sum += weights[at + to];
        }
        for (int to = 0; to < size; to++) {
          weights[at + to] /= (float) sum;
        }
        at += size;
      }
    }
    return new Attention(layers, heads, size, weights);
  }

  public static List<MappedZone> zones(AttentionMap map, NamedZone... zones) {
    List<MappedZone> mapped = new ArrayList<>();
    for (NamedZone zone : zones) {
      mapped.add(new MappedZone(zone.id(), zone.cells(map.roles(), Convention.STRICT)));
    }
    return mapped;
  }

  /** Changes of EM as models show them: strong for p2q and in late layers; some still missing. */
  public static DeltaTable deltas(int layers, double share) {
    List<String> zones = List.of("all", "q2", "q2p", "p2q", "p2");
    List<Double> strength = List.of(9.0, 0.8, 2.0, 7.0, 4.0);
    Random random = new Random(layers);
    Map<Place, Delta> cells = new HashMap<>();
    for (int row = 0; row < layers; row++) {
      for (int zone = 0; zone < zones.size(); zone++) {
        double value =
            random.nextGaussian() * 0.4 - strength.get(zone) * Math.pow(row / (double) layers, 2);
        if (random.nextDouble() < share) {
          cells.put(new Place(zone, row), new Delta(value, value - 1.1, value + 0.9, 1000));
        }
      }
    }
    List<String> rows = IntStream.range(0, layers).mapToObj(Integer::toString).toList();
    return new DeltaTable("demo-en \u00b7 1,000 questions", zones, rows, cells);
  }
}
