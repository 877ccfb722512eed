package org.zonelens.models.torch;

import java.util.ArrayList;
import java.util.List;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.models.checkpoint.TensorShape;
import org.zonelens.models.checkpoint.TensorType;

/** What becomes of the calls in a checkpoint's pickle: a table of rules, and refusal. */
final class Construction {
  /** As many as torch has. */
  private static final int MOST_AXES = 64;

  private final PickleInput input;
  private final PickleStack stack;
  private final StorageTable storages;

  Construction(PickleInput input, PickleStack stack, StorageTable storages) {
    this.input = input;
    this.stack = stack;
    this.storages = storages;
  }

  /**
   * The value of a call.
   *
   * @throws InputException if it is of something that may not be called, or with other arguments
   *     than it takes
   */
  Pickled call(Pickled target, Pickled arguments) {
    if (target instanceof Pickled.Function function
        && arguments instanceof Pickled.Sequence tuple
        && tuple.kind() == Pickled.Sequence.Kind.TUPLE) {
      return call(function, tuple.items());
    }
    throw refuse(target);
  }

  private Pickled call(Pickled.Function function, List<Pickled> given) {
    return switch (function) {
      case ORDERED_DICT -> dictionary(given);
      case SIZE -> at(function, given, 0, Pickled.Sequence.class);
      case ENCODE -> new Pickled.Bytes(at(function, given, 0, Pickled.Text.class).value().length());
      case TENSOR, TENSOR_V2, TENSOR_V3 -> tensor(function, given);
      case PARAMETER, PARAMETER_WITH_STATE -> at(function, given, 0, Pickled.View.class);
    };
  }

  /** A new instance without a call of its constructor, which only an ordered dictionary is. */
  Pickled create(Pickled target, Pickled arguments) {
    if (target == Pickled.Function.ORDERED_DICT
        && arguments instanceof Pickled.Sequence tuple
        && tuple.items().isEmpty()) {
      return new Pickled.Dict();
    }
    throw refuse(target);
  }

  /** Attributes set on a value: an ordered dictionary's say nothing about its weights. */
  void setState(Pickled target, Pickled state) {
    if (!(target instanceof Pickled.Dict) || !(state instanceof Pickled.Dict)) {
      throw refuse(target);
    }
  }

  private InputException refuse(Pickled target) {
    return input.refused(TorchFault.CALL_REFUSED, Globals.describe(target));
  }

  private InputException wrong(Pickled.Function function) {
    return input.refused(TorchFault.TENSOR_ARGUMENTS, function.qualified());
  }

  /** Empty, or from a list of pairs, as Python 2 has it. */
  private Pickled dictionary(List<Pickled> given) {
    Pickled.Dict dictionary = new Pickled.Dict();
    if (!given.isEmpty()) {
      List<Pickled> pairs =
          at(Pickled.Function.ORDERED_DICT, given, 0, Pickled.Sequence.class).items();
      stack.spend(pairs.size());
      for (Pickled each : pairs) {
        if (!(each instanceof Pickled.Sequence pair) || pair.items().size() != 2) {
          throw wrong(Pickled.Function.ORDERED_DICT);
        }
        dictionary.put(pair.items().get(0), pair.items().get(1));
      }
    }
    return dictionary;
  }

  /** {@code (storage, offset, size, stride, requires_grad, backward_hooks, [dtype], [metadata])} */
  private Pickled tensor(Pickled.Function function, List<Pickled> given) {
    Pickled.Storage storage = at(function, given, 0, Pickled.Storage.class);
    long offset = at(function, given, 1, Pickled.Whole.class).value();
    List<Long> extents = numbers(function, at(function, given, 2, Pickled.Sequence.class));
    List<Long> strides = numbers(function, at(function, given, 3, Pickled.Sequence.class));
    if (extents.size() != strides.size() || extents.stream().anyMatch(extent -> extent < 0)) {
      throw wrong(function);
    }
    boolean saysType = function == Pickled.Function.TENSOR_V3;
    int metadata = saysType ? 7 : 6;
    if (given.size() > metadata && given.get(metadata) instanceof Pickled.Dict flags) {
      requireNoFlag(flags);
    }
    TensorType type =
        saysType ? at(function, given, 6, Pickled.ElementClass.class).type() : storage.type();
    Pickled.View view = new Pickled.View(storage, type, offset, new TensorShape(extents), strides);
    if (!ViewBounds.fits(view)) {
      throw input.refused(
          TorchFault.VIEW_OUTSIDE,
          view.shape().toString(),
          strides.toString(),
          offset,
          storage.elements());
    }
    return view;
  }

  private void requireNoFlag(Pickled.Dict flags) {
    flags
        .named()
        .forEach(
            (flag, set) -> {
              if (set == Pickled.Atom.TRUE) {
                throw input.refused(TorchFault.VIEW_FLAG, Globals.printable(flag));
              }
            });
  }

  private List<Long> numbers(Pickled.Function function, Pickled.Sequence sequence) {
    if (sequence.items().size() > MOST_AXES) {
      throw wrong(function);
    }
    List<Long> numbers = new ArrayList<>();
    for (Pickled item : sequence.items()) {
      if (!(item instanceof Pickled.Whole(long number))) {
        throw wrong(function);
      }
      numbers.add(number);
    }
    return List.copyOf(numbers);
  }

  /**
   * {@code ("storage", class, key, device, elements)}, and in the older format a sixth, which is
   * None or {@code (key, first, elements)} of a part of it.
   */
  Pickled.Storage storage(Pickled reference) {
    if (!(reference instanceof Pickled.Sequence tuple)
        || tuple.items().size() < 5
        || !tuple.items().get(0).equals(new Pickled.Text("storage"))
        || !(tuple.items().get(1) instanceof Pickled.ElementClass known)
        || !known.isStorage()
        || !(tuple.items().get(2) instanceof Pickled.Text(String key))
        || !(tuple.items().get(4) instanceof Pickled.Whole(long elements))
        || elements < 0) {
      throw input.refused(TorchFault.REFERENCE_REFUSED);
    }
    Pickled.Storage whole = new Pickled.Storage(key, known.type(), elements, 0, elements);
    storages.add(input, whole);
    return tuple.items().size() > 5 && tuple.items().get(5) instanceof Pickled.Sequence part
        ? part(whole, part.items())
        : whole;
  }

  private Pickled.Storage part(Pickled.Storage whole, List<Pickled> part) {
    if (part.size() != 3
        || !(part.get(1) instanceof Pickled.Whole(long first))
        || !(part.get(2) instanceof Pickled.Whole(long elements))
        || first < 0
        || elements < 0
        || first > whole.elements() - elements) {
      throw input.refused(TorchFault.REFERENCE_REFUSED);
    }
    return new Pickled.Storage(whole.key(), whole.type(), whole.rootElements(), first, elements);
  }

  private <T extends Pickled> T at(
      Pickled.Function function, List<Pickled> given, int index, Class<T> kind) {
    if (index >= given.size() || !kind.isInstance(given.get(index))) {
      throw wrong(function);
    }
    return kind.cast(given.get(index));
  }
}
