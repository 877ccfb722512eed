package org.zonelens.models.torch;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zonelens.models.checkpoint.TensorShape;
import org.zonelens.models.checkpoint.TensorType;

/**
 * A value out of a pickle: data of these kinds and nothing else.
 *
 * <p>Containers are equal to themselves only and have no text, since a small pickle can nest them
 * without end, or so that walking them takes exponentially long.
 */
sealed interface Pickled {

  /** Values without content. */
  enum Atom implements Pickled {
    NONE,
    TRUE,
    FALSE
  }

  record Whole(long value) implements Pickled {}

  /** A whole number beyond a long. */
  record Vast(BigInteger value) implements Pickled {}

  record Real(double value) implements Pickled {}

  record Text(String value) implements Pickled {}

  /** Raw bytes; no weight is made of them, so they are not kept. */
  record Bytes(long length) implements Pickled {}

  /** A list, tuple or set. */
  final class Sequence implements Pickled {
    /** Which of them; sets keep the order in which they were written. */
    enum Kind {
      LIST,
      TUPLE,
      SET
    }

    private final Kind kind;
    private final List<Pickled> items;

    Sequence(Kind kind, List<Pickled> items) {
      this.kind = kind;
      this.items = items;
    }

    static Sequence empty(Kind kind) {
      return new Sequence(kind, new ArrayList<>(0));
    }

    static Sequence tuple(Pickled... items) {
      return new Sequence(Kind.TUPLE, List.of(items));
    }

    Kind kind() {
      return kind;
    }

    List<Pickled> items() {
      return items;
    }
  }

  /** A dictionary. Only what stands under a text is kept: weights have names. */
  final class Dict implements Pickled {
    // Strings are comparable, so that names made to collide do not make the map slow.
    private final Map<String, Pickled> named = new LinkedHashMap<>(2);

    void put(Pickled key, Pickled value) {
      if (key instanceof Text(String name)) {
        named.put(name, value);
      }
    }

    Map<String, Pickled> named() {
      return named;
    }
  }

  /**
   * The class of a storage, or an element type.
   *
   * @param name as Python has it
   */
  record ElementClass(String name, TensorType type, boolean isStorage) implements Pickled {}

  /**
   * A run of elements that lies outside the pickle.
   *
   * @param key its name there
   * @param rootElements how many elements lie there
   * @param first the first of them that belongs to this storage
   * @param elements how many do
   */
  record Storage(String key, TensorType type, long rootElements, long first, long elements)
      implements Pickled {}

  /**
   * A tensor as a view of a storage.
   *
   * @param offset its first element, counted in {@code type} from the storage's first
   * @param strides elements from one index to the next, for each extent of the shape
   */
  record View(Storage storage, TensorType type, long offset, TensorShape shape, List<Long> strides)
      implements Pickled {

    /** Whether its elements lie one after another in row-major order. */
    boolean isContiguous() {
      long expected = 1;
      for (int axis = strides.size() - 1; axis >= 0; axis--) {
        long extent = shape.extents().get(axis);
        if (extent == 0) {
          return true;
        }
        if (extent != 1 && strides.get(axis) != expected) {
          return false;
        }
        expected *= extent;
      }
      return true;
    }
  }

  /** The functions that a checkpoint may call; here each is a rule, not code that is looked up. */
  enum Function implements Pickled {
    ORDERED_DICT("collections", "OrderedDict"),
    SIZE("torch", "Size"),
    ENCODE("_codecs", "encode"),
    TENSOR("torch._utils", "_rebuild_tensor"),
    TENSOR_V2("torch._utils", "_rebuild_tensor_v2"),
    TENSOR_V3("torch._utils", "_rebuild_tensor_v3"),
    PARAMETER("torch._utils", "_rebuild_parameter"),
    PARAMETER_WITH_STATE("torch._utils", "_rebuild_parameter_with_state");

    private final String qualified;

    Function(String module, String name) {
      this.qualified = module + "." + name;
    }

    String qualified() {
      return qualified;
    }
  }
}
