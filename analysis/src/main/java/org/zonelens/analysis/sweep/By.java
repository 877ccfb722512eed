package org.zonelens.analysis.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.zonelens.analysis.zone.IndexSet;
import org.zonelens.analysis.zone.Scope;

/** The parts of a model that a sweep masks one after another. */
public enum By {
  /** Each layer, all of its heads. */
  LAYER,
  /** Each head, in all layers at once. */
  HEAD,
  /** Each head of each layer. */
  LAYER_HEAD,
  /** Everything at once. */
  WHOLE;

  private static final String NONE = "none";

  /** The name on the command line and in files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<By> byId(String id) {
    return Arrays.stream(values()).filter(by -> by.id().equals(id)).findFirst();
  }

  /** Several parts as one text, such as {@code layer,head}; {@code none} if there are none. */
  public static String spell(List<By> parts) {
    return parts.isEmpty() ? NONE : parts.stream().map(By::id).collect(Collectors.joining(","));
  }

  /**
   * Reads what {@link #spell} writes.
   *
   * @throws NoSuchElementException if one of the parts is none
   */
  public static List<By> parse(String text) {
    return text.equals(NONE)
        ? List.of()
        : Arrays.stream(text.split(",", -1)).map(id -> byId(id).orElseThrow()).toList();
  }

  /** How many scopes there are to mask. */
  public long count(int layers, int heads) {
    return switch (this) {
      case LAYER -> layers;
      case HEAD -> heads;
      case LAYER_HEAD -> (long) layers * heads;
      case WHOLE -> 1;
    };
  }

  /** The scopes to mask, layer by layer and head by head. */
  public List<Scope> scopes(int layers, int heads) {
    return switch (this) {
      case LAYER -> IntStream.range(0, layers).mapToObj(Scope::layer).toList();
      case HEAD ->
          IntStream.range(0, heads)
              .mapToObj(head -> scope(IndexSet.all(), IndexSet.of(head)))
              .toList();
      case LAYER_HEAD -> {
        List<Scope> scopes = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
          for (int head = 0; head < heads; head++) {
            scopes.add(scope(IndexSet.of(layer), IndexSet.of(head)));
          }
        }
        yield List.copyOf(scopes);
      }
      case WHOLE -> List.of(Scope.EVERYWHERE);
    };
  }

  private static Scope scope(IndexSet layers, IndexSet heads) {
    return new Scope(new Scope.Layers(layers), new Scope.Heads(heads));
  }
}
