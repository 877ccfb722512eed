package org.zonelens.analysis.zone;

/** Where in the model an intervention acts. */
public record Scope(Layers layers, Heads heads) {

  /** Every layer and every head. */
  public static final Scope EVERYWHERE =
      new Scope(new Layers(IndexSet.all()), new Heads(IndexSet.all()));

  /** 0-based layers. */
  public record Layers(IndexSet indexes) {}

  /** 0-based heads, the same in each layer of the scope. */
  public record Heads(IndexSet indexes) {}

  /** One layer, every head. */
  public static Scope layer(int layer) {
    return new Scope(new Layers(IndexSet.of(layer)), new Heads(IndexSet.all()));
  }

  /**
   * The next layer of this scope.
   *
   * @param from the first that counts
   * @param layers the model's number of layers
   * @return that number if there is none
   */
  public int nextLayer(int from, int layers) {
    int next = layers().indexes().below(layers).nextSetBit(from);
    return next < 0 ? layers : next;
  }

  @Override
  public String toString() {
    String suffix = layers.indexes() instanceof IndexSet.All ? "" : "@" + layers.indexes();
    return heads.indexes() instanceof IndexSet.All ? suffix : suffix + "#" + heads.indexes();
  }
}
