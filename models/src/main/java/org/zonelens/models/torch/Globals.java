package org.zonelens.models.torch;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.zonelens.models.checkpoint.TensorType;

/** The names that a checkpoint's pickle may mention. Every other one is refused. */
final class Globals {
  private static final int LONGEST_IN_MESSAGE = 100;
  private static final Map<String, Pickled> KNOWN = known();

  private Globals() {}

  private static Map<String, Pickled> known() {
    Map<String, Pickled> known = new HashMap<>();
    for (Pickled.Function function : Pickled.Function.values()) {
      known.put(function.qualified(), function);
    }
    storage(known, "torch.DoubleStorage", TensorType.F64);
    storage(known, "torch.FloatStorage", TensorType.F32);
    storage(known, "torch.HalfStorage", TensorType.F16);
    storage(known, "torch.BFloat16Storage", TensorType.BF16);
    storage(known, "torch.LongStorage", TensorType.I64);
    storage(known, "torch.IntStorage", TensorType.I32);
    storage(known, "torch.ShortStorage", TensorType.I16);
    storage(known, "torch.CharStorage", TensorType.I8);
    storage(known, "torch.ByteStorage", TensorType.U8);
    storage(known, "torch.BoolStorage", TensorType.BOOL);
    storage(known, "torch.ComplexFloatStorage", TensorType.C64);
    storage(known, "torch.ComplexDoubleStorage", TensorType.C128);
    storage(known, "torch.storage.UntypedStorage", TensorType.U8);
    elements(known, "torch.float64", TensorType.F64);
    elements(known, "torch.float32", TensorType.F32);
    elements(known, "torch.float16", TensorType.F16);
    elements(known, "torch.bfloat16", TensorType.BF16);
    elements(known, "torch.float8_e4m3fn", TensorType.F8_E4M3);
    elements(known, "torch.float8_e5m2", TensorType.F8_E5M2);
    elements(known, "torch.int64", TensorType.I64);
    elements(known, "torch.int32", TensorType.I32);
    elements(known, "torch.int16", TensorType.I16);
    elements(known, "torch.int8", TensorType.I8);
    elements(known, "torch.uint64", TensorType.U64);
    elements(known, "torch.uint32", TensorType.U32);
    elements(known, "torch.uint16", TensorType.U16);
    elements(known, "torch.uint8", TensorType.U8);
    elements(known, "torch.bool", TensorType.BOOL);
    elements(known, "torch.complex64", TensorType.C64);
    elements(known, "torch.complex128", TensorType.C128);
    return Map.copyOf(known);
  }

  private static void storage(Map<String, Pickled> known, String name, TensorType type) {
    known.put(name, new Pickled.ElementClass(name, type, true));
  }

  private static void elements(Map<String, Pickled> known, String name, TensorType type) {
    known.put(name, new Pickled.ElementClass(name, type, false));
  }

  /**
   * What stands for a class or function.
   *
   * @throws org.zonelens.analysis.fault.InputException naming it, if it is not one of the few
   */
  static Pickled find(PickleInput input, String module, String name) {
    String qualified = module + "." + name;
    Pickled known = KNOWN.get(qualified);
    if (known == null) {
      throw input.refused(TorchFault.GLOBAL_REFUSED, printable(qualified));
    }
    return known;
  }

  /** What messages call a value that a pickle would call or change. */
  static String describe(Pickled value) {
    return switch (value) {
      case Pickled.Function function -> function.qualified();
      case Pickled.ElementClass known -> known.name();
      case Pickled.Atom _ -> "bool";
      case Pickled.Whole _, Pickled.Vast _ -> "int";
      case Pickled.Real _ -> "float";
      case Pickled.Text _ -> "str";
      case Pickled.Bytes _ -> "bytes";
      case Pickled.Sequence sequence -> sequence.kind().name().toLowerCase(Locale.ROOT);
      case Pickled.Dict _ -> "dict";
      case Pickled.Storage _ -> "torch.Storage";
      case Pickled.View _ -> "torch.Tensor";
    };
  }

  /** A name out of a file, cut and freed of what would act on a terminal. */
  static String printable(String name) {
    String shown =
        name.codePoints()
            .limit(LONGEST_IN_MESSAGE)
            .map(point -> Character.isLetterOrDigit(point) || isPlain(point) ? point : '?')
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    return shown.length() < name.length() ? shown + "…" : shown;
  }

  private static boolean isPlain(int point) {
    return point >= ' ' && point <= '~';
  }
}
