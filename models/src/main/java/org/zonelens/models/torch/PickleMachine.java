package org.zonelens.models.torch;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;

/**
 * Reads one pickle, protocols 0 to 5, into {@link Pickled} values. Nothing in it is looked up,
 * created by name or called: the few functions of a checkpoint are rules ({@link Construction}),
 * everything else is refused by name.
 *
 * <p>Every instruction takes constant time or is paid for by the bytes or values that it uses, of
 * which there may only be so many, and nothing here recurses.
 *
 * @see <a href="https://github.com/python/cpython/blob/main/Lib/pickletools.py">The
 *     instructions</a>
 */
final class PickleMachine {
  private static final int NEWEST_PROTOCOL = 5;
  private static final int STEPS_BETWEEN_CHECKS = 1 << 16;

  private final PickleInput input;
  private final PickleStack stack;
  private final Construction construction;
  private final JobContext context;

  private PickleMachine(PickleInput input, StorageTable storages, JobContext context) {
    this.input = input;
    this.stack = new PickleStack(input);
    this.construction = new Construction(input, stack, storages);
    this.context = context;
  }

  /**
   * Reads a pickle; the input then stands behind it.
   *
   * @param storages takes note of the storages that are referred to
   * @throws org.zonelens.analysis.fault.InputException with a {@link TorchFault} if it is damaged,
   *     too large or wants more than data
   */
  static Pickled read(PickleInput input, StorageTable storages, JobContext context) {
    return new PickleMachine(input, storages, context).run();
  }

  private Pickled run() {
    for (long step = 1; ; step++) {
      if (step % STEPS_BETWEEN_CHECKS == 0) {
        context.checkpoint();
      }
      int instruction = input.u1();
      if (instruction == '.') {
        return stack.pop();
      }
      if (!plain(instruction) && !container(instruction)) {
        object(instruction);
      }
    }
  }

  /** Numbers, texts and bytes. */
  private boolean plain(int instruction) {
    switch (instruction) {
      case 'N' -> stack.push(Pickled.Atom.NONE);
      case 0x88 -> stack.push(Pickled.Atom.TRUE);
      case 0x89 -> stack.push(Pickled.Atom.FALSE);
      case 'K' -> whole(input.u1());
      case 'M' -> whole(input.u2());
      case 'J' -> whole(input.i4());
      case 'I', 'L' -> stack.push(PickleText.number(input, input.line()));
      case 0x8a -> longInteger(input.u1());
      case 0x8b -> longInteger(input.i4());
      case 'G' -> stack.push(new Pickled.Real(input.f8()));
      case 'F' -> stack.push(PickleText.real(input, input.line()));
      case 'S' -> stack.push(new Pickled.Text(PickleText.quoted(input, input.line())));
      case 'V' -> stack.push(new Pickled.Text(PickleText.escaped(input.line())));
      // Python 2's strings: the names of weights in files from its time.
      case 'U' -> text(input.u1());
      case 'T' -> text(input.i4());
      case 0x8c -> text(input.u1());
      case 'X' -> text(input.u4());
      case 0x8d -> text(input.i8());
      case 'C' -> bytes(input.u1());
      case 'B' -> bytes(input.u4());
      case 0x8e, 0x96 -> bytes(input.i8());
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Lists, tuples, sets and dictionaries, and what moves values on the stack. */
  private boolean container(int instruction) {
    switch (instruction) {
      case '(' -> stack.mark();
      case '0' -> stack.drop();
      case '1' -> stack.popToMark();
      case '2' -> stack.push(stack.peek());
      case ']' -> stack.push(Pickled.Sequence.empty(Pickled.Sequence.Kind.LIST));
      case 'l' -> gather(Pickled.Sequence.Kind.LIST);
      case ')' -> stack.push(Pickled.Sequence.tuple());
      case 't' -> gather(Pickled.Sequence.Kind.TUPLE);
      case 0x85 -> tuple(1);
      case 0x86 -> tuple(2);
      case 0x87 -> tuple(3);
      case 0x8f -> stack.push(Pickled.Sequence.empty(Pickled.Sequence.Kind.SET));
      case 0x91 -> gather(Pickled.Sequence.Kind.SET);
      case 'a' -> {
        Pickled item = stack.pop();
        append(Pickled.Sequence.Kind.LIST, List.of(item));
      }
      case 'e' -> append(Pickled.Sequence.Kind.LIST, stack.popToMark());
      case 0x90 -> append(Pickled.Sequence.Kind.SET, stack.popToMark());
      case '}' -> stack.push(new Pickled.Dict());
      case 'd' -> {
        List<Pickled> items = stack.popToMark();
        stack.push(new Pickled.Dict());
        fill(items);
      }
      case 's' -> {
        Pickled value = stack.pop();
        Pickled key = stack.pop();
        fill(List.of(key, value));
      }
      case 'u' -> fill(stack.popToMark());
      case 'q' -> stack.store(input.u1());
      case 'r' -> stack.store(input.u4());
      case 'p' -> stack.store(slot());
      case 0x94 -> stack.store();
      case 'h' -> stack.recall(input.u1());
      case 'j' -> stack.recall(input.u4());
      case 'g' -> stack.recall(slot());
      default -> {
        return false;
      }
    }
    return true;
  }

  /** What creates objects in Python, and the frame around it all. */
  private void object(int instruction) {
    switch (instruction) {
      case 0x80 -> {
        int protocol = input.u1();
        if (protocol > NEWEST_PROTOCOL) {
          throw input.refused(TorchFault.PICKLE_PROTOCOL, protocol, NEWEST_PROTOCOL);
        }
      }
      // How much may be read ahead, which changes nothing here; but it must be there.
      case 0x95 -> input.require(input.i8());
      case 'c' -> {
        String module = input.line();
        stack.push(Globals.find(input, module, input.line()));
      }
      case 0x93 -> {
        Pickled name = stack.pop();
        Pickled module = stack.pop();
        if (!(name instanceof Pickled.Text(String last)
            && module instanceof Pickled.Text(String first))) {
          throw input.damaged();
        }
        stack.push(Globals.find(input, first, last));
      }
      case 'i' -> {
        String module = input.line();
        // An instance of any class, even a known one, is no data.
        throw call(Globals.find(input, module, input.line()));
      }
      case 'o' -> {
        List<Pickled> parts = stack.popToMark();
        throw parts.isEmpty() ? input.damaged() : call(parts.getFirst());
      }
      case 'R' -> {
        Pickled arguments = stack.pop();
        stack.push(construction.call(stack.pop(), arguments));
      }
      case 0x81 -> {
        Pickled arguments = stack.pop();
        stack.push(construction.create(stack.pop(), arguments));
      }
      case 0x92 -> {
        stack.pop();
        stack.pop();
        throw call(stack.pop());
      }
      case 'b' -> {
        Pickled state = stack.pop();
        construction.setState(stack.peek(), state);
      }
      case 0x82 -> throw input.refused(TorchFault.EXTENSION_REFUSED, input.u1());
      case 0x83 -> throw input.refused(TorchFault.EXTENSION_REFUSED, input.u2());
      case 0x84 -> throw input.refused(TorchFault.EXTENSION_REFUSED, input.u4());
      case 'Q' -> stack.push(construction.storage(stack.pop()));
      // By a text, which nothing that is saved for loading uses; and buffers beside the pickle.
      case 'P', 0x97, 0x98 -> throw input.refused(TorchFault.REFERENCE_REFUSED);
      default ->
          throw input.refused(
              TorchFault.PICKLE_OPCODE, Integer.toHexString(instruction), input.position() - 1);
    }
  }

  private InputException call(Pickled target) {
    return input.refused(TorchFault.CALL_REFUSED, Globals.describe(target));
  }

  private void whole(long value) {
    stack.push(new Pickled.Whole(value));
  }

  /** Little-endian two's complement. */
  private void longInteger(int length) {
    if (length < 0 || length > PickleText.LONGEST_NUMBER) {
      input.require(length);
      throw input.damaged();
    }
    byte[] little = input.raw(length);
    byte[] big = new byte[length + 1];
    for (int i = 0; i < length; i++) {
      big[length - i] = little[i];
    }
    big[0] = (byte) (length > 0 && little[length - 1] < 0 ? -1 : 0);
    stack.push(PickleText.whole(new BigInteger(big)));
  }

  private void text(long length) {
    stack.push(new Pickled.Text(input.text(length)));
  }

  private void bytes(long length) {
    input.skip(length);
    stack.push(new Pickled.Bytes(length));
  }

  private long slot() {
    return PickleText.number(input, input.line()) instanceof Pickled.Whole(long slot) && slot >= 0
        ? slot
        : refuseSlot();
  }

  private long refuseSlot() {
    throw input.damaged();
  }

  private void gather(Pickled.Sequence.Kind kind) {
    List<Pickled> items = stack.popToMark();
    stack.push(new Pickled.Sequence(kind, items));
  }

  private void tuple(int size) {
    List<Pickled> items = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      items.addFirst(stack.pop());
    }
    stack.push(new Pickled.Sequence(Pickled.Sequence.Kind.TUPLE, items));
  }

  private void append(Pickled.Sequence.Kind kind, List<Pickled> items) {
    if (!(stack.peek() instanceof Pickled.Sequence target) || target.kind() != kind) {
      throw input.damaged();
    }
    target.items().addAll(items);
  }

  private void fill(List<Pickled> items) {
    if (!(stack.peek() instanceof Pickled.Dict target) || items.size() % 2 != 0) {
      throw input.damaged();
    }
    for (int i = 0; i < items.size(); i += 2) {
      target.put(items.get(i), items.get(i + 1));
    }
  }
}
