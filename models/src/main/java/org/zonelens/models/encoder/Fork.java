package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;

/** A layer from which maskings part from the model as it is. Used for a short while. */
interface Fork extends AutoCloseable {

  /** The states after the layer with nothing masked: [B, n, hidden]; the caller's to close. */
  NDArray baseline();

  /**
   * A masking's way through as much of the layer as is better not done side by side.
   *
   * @return to be joined; nothing if the masking turns out to change nothing, to the last bit
   */
  Optional<NDArray> branch(LayerEdits edits);

  /**
   * The rest of the layer for several maskings at once.
   *
   * @return the states after it, one copy per branch in their order: [branches * B, n, hidden]
   */
  NDArray join(List<NDArray> branches);

  @Override
  void close();
}
