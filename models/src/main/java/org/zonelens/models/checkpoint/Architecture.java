package org.zonelens.models.checkpoint;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** How an encoder is built, with the facts that only encoders built so have. */
public sealed interface Architecture {

  /**
   * BERT's: a table of absolute positions; in each layer attention, then a feed-forward block, each
   * followed by a sum and a layer norm.
   *
   * @param embeddingWidth of the tables; a projection leads to the hidden width if it is another
   * @param numbering which row of the table a token's position has
   * @param sharing which layers have the same weights
   */
  record PostNorm(int embeddingWidth, PositionNumbering numbering, LayerSharing sharing)
      implements Architecture {

    /** As the first BERT was: nothing is factorised or shared. */
    public static PostNorm plain(int layers, int hidden) {
      return new PostNorm(hidden, PositionNumbering.FROM_ZERO, LayerSharing.none(layers));
    }
  }

  /**
   * XLNet's: no positions in the embedding, but in each layer scores for the content, the distance
   * and the segments of two tokens; feed-forward blocks, sums and layer norms as in {@link
   * PostNorm}. It attends to both sides, to one window alone, as in fine-tuning.
   *
   * @param clamp the greatest distance, in tokens, that is told from a greater one; empty if all
   *     are told apart
   */
  record Xlnet(OptionalInt clamp) implements Architecture {}

  /**
   * DeBERTa's, from its second version on (He et al. 2021): as {@link PostNorm}, but in each layer
   * the scores are sums of what the content of two tokens says and what their distance says.
   *
   * @param embeddingWidth of the tables; a projection leads to the hidden width if it is another
   * @param absolutePositions whether the embedding has a table of positions, too
   * @param terms of the scores, beside that of the contents; without distances they only count in
   *     the scores' scale, as in transformers
   * @param distances empty if the scores know none
   * @param convolution over neighbouring tokens, beside layer 0; empty if there is none
   */
  record Deberta(
      int embeddingWidth,
      boolean absolutePositions,
      Set<DistanceTerm> terms,
      Optional<Distances> distances,
      Optional<Convolution> convolution)
      implements Architecture {
    public Deberta {
      terms = Set.copyOf(terms);
    }

    /** Whether the scores have a term, which takes distances. */
    public boolean has(DistanceTerm term) {
      return distances.isPresent() && terms.contains(term);
    }
  }

  /** What of a score depends on the distance of two tokens. */
  enum DistanceTerm {
    /** The query's content meets the distance's key. */
    CONTENT_TO_POSITION,
    /** The distance's query meets the key's content. */
    POSITION_TO_CONTENT
  }

  /**
   * How distances are known.
   *
   * @param table which of its rows stands for a distance
   * @param normed whether a layer norm is applied to the table
   * @param sharedMaps whether contents' maps to queries and keys serve for distances, too
   */
  record Distances(DistanceTable table, boolean normed, boolean sharedMaps) {}

  /**
   * A convolution over a window's tokens, which are padded with zeros.
   *
   * @param kernel in tokens, an odd number
   * @param groups of channels, a divisor of the hidden width
   */
  record Convolution(int kernel, int groups, Activation activation) {}

  /** Which row of the position table belongs to a token. */
  enum PositionNumbering {
    /** The tokens are counted from 0. */
    FROM_ZERO,
    /**
     * The tokens other than padding are counted, from one past the padding token's id; padding has
     * its id as its number (fairseq, and RoBERTa after it).
     */
    AFTER_PADDING
  }

  /**
   * ALBERT's way of using layers several times: the passes through the encoder are shared out
   * evenly among groups, and each pass runs all layers of its group.
   *
   * @param passes how often a group is run, all groups together
   * @param groups how many groups there are
   * @param layersPerGroup how many layers a group has
   */
  record LayerSharing(int passes, int groups, int layersPerGroup) {
    public LayerSharing {
      if (groups < 1 || passes < groups || layersPerGroup < 1) {
        throw new IllegalArgumentException(
            "%d passes cannot share %d groups of %d layers"
                .formatted(passes, groups, layersPerGroup));
      }
    }

    /** Every layer has weights of its own. */
    static LayerSharing none(int layers) {
      return new LayerSharing(layers, layers, 1);
    }

    /** The number of layers that a token goes through. */
    int layers() {
      return passes * layersPerGroup;
    }

    /** The group whose weights a layer has. */
    int group(int layer) {
      int pass = layer / layersPerGroup;
      // As transformers computes it, rounding included.
      return (int) (pass / ((double) passes / groups));
    }

    /** Which of its group's layers a layer is. */
    int within(int layer) {
      return layer % layersPerGroup;
    }
  }
}
