package org.zonelens.models.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;

/** Pickles that want more than to be data, or to cost more than they should. */
class HostilePickleTest {
  private static final String EFFECT = "zonelens-was-here";

  @TempDir private Path folder;

  private static PickleBytes begin() {
    return PickleBytes.begin();
  }

  /** An honest dictionary, and then what follows in the same pickle. */
  private static PickleBytes ordered() {
    return begin().global("collections", "OrderedDict");
  }

  static Stream<Arguments> pickles() {
    String command = "touch " + EFFECT;
    return Stream.of(
        // Code by every way that a pickle has.
        refused(
            "GLOBAL and REDUCE",
            TorchFault.GLOBAL_REFUSED,
            "os.system",
            begin().global("os", "system").text(command).op(0x85, 'R')),
        refused(
            "posix",
            TorchFault.GLOBAL_REFUSED,
            "posix.system",
            begin().global("posix", "system").text(command).op(0x85, 'R')),
        refused(
            "eval",
            TorchFault.GLOBAL_REFUSED,
            "builtins.eval",
            begin().global("builtins", "eval").text("1/0").op(0x85, 'R')),
        refused(
            "old eval",
            TorchFault.GLOBAL_REFUSED,
            "__builtin__.eval",
            begin().global("__builtin__", "eval").text("1/0").op(0x85, 'R')),
        refused(
            "STACK_GLOBAL",
            TorchFault.GLOBAL_REFUSED,
            "os.system",
            begin().text("os").text("system").op(0x93).text(command).op(0x85, 'R')),
        refused(
            "STACK_GLOBAL with a path",
            TorchFault.GLOBAL_REFUSED,
            "torch.storage.os.system",
            begin().text("torch.storage").text("os.system").op(0x93)),
        refused(
            "INST",
            TorchFault.GLOBAL_REFUSED,
            "os.system",
            begin().op('(').text(command).raw("ios\nsystem\n")),
        refused(
            "INST of a known class",
            TorchFault.CALL_REFUSED,
            "collections.OrderedDict",
            begin().op('(').raw("icollections\nOrderedDict\n")),
        refused(
            "OBJ",
            TorchFault.GLOBAL_REFUSED,
            "os.system",
            begin().op('(').global("os", "system").text(command).op('o')),
        refused(
            "OBJ of a known function",
            TorchFault.CALL_REFUSED,
            "_codecs.encode",
            begin().op('(').global("_codecs", "encode").text("x").op('o')),
        refused("OBJ of nothing", TorchFault.PICKLE_DAMAGED, 4L, begin().op('(', 'o')),
        refused(
            "NEWOBJ",
            TorchFault.GLOBAL_REFUSED,
            "subprocess.Popen",
            begin().global("subprocess", "Popen").text(command).op(0x85, 0x81)),
        refused(
            "NEWOBJ of a known class",
            TorchFault.CALL_REFUSED,
            "torch.FloatStorage",
            begin().global("torch", "FloatStorage").op(')', 0x81)),
        refused(
            "NEWOBJ_EX",
            TorchFault.CALL_REFUSED,
            "collections.OrderedDict",
            ordered().op(')', '}', 0x92)),
        refused(
            "REDUCE of a class",
            TorchFault.CALL_REFUSED,
            "torch.FloatStorage",
            begin().global("torch", "FloatStorage").whole(1 << 30).op(0x85, 'R')),
        refused(
            "REDUCE of a text",
            TorchFault.CALL_REFUSED,
            "str",
            begin().text("os.system").op(')', 'R')),
        refused(
            "BUILD on a function",
            TorchFault.CALL_REFUSED,
            "_codecs.encode",
            begin().global("_codecs", "encode").op('}', 'b')),
        refused(
            "BUILD on a tensor",
            TorchFault.CALL_REFUSED,
            "torch.Tensor",
            begin().tensor("FloatStorage", "0", 1).op('}', 'b')),
        refused(
            "BUILD with slots",
            TorchFault.CALL_REFUSED,
            "dict",
            begin().op('}', 'N', '}', 0x86, 'b')),
        refused("EXT1", TorchFault.EXTENSION_REFUSED, 7, begin().op(0x82, 7)),
        refused("EXT2", TorchFault.EXTENSION_REFUSED, 263, begin().op(0x83, 7, 1)),
        refused("EXT4", TorchFault.EXTENSION_REFUSED, 7L, begin().op(0x84).four(7)),
        refused(
            "getattr",
            TorchFault.GLOBAL_REFUSED,
            "builtins.getattr",
            begin().global("builtins", "getattr")),
        refused(
            "control characters",
            TorchFault.GLOBAL_REFUSED,
            "evil.?[31mred",
            begin().global("evil", "\u001b[31mred")),
        refused("PERSID", TorchFault.REFERENCE_REFUSED, null, begin().raw("Pother\n")),
        refused(
            "BINPERSID of a module",
            TorchFault.REFERENCE_REFUSED,
            null,
            begin().text("module").op(0x85, 'Q')),
        refused("NEXT_BUFFER", TorchFault.REFERENCE_REFUSED, null, begin().op(0x97)),
        // Damage.
        refused("PROTO 99", TorchFault.PICKLE_PROTOCOL, 99, new PickleBytes().op(0x80, 99)),
        refused("unknown instruction", TorchFault.PICKLE_OPCODE, "ff", begin().op(0xff)),
        refused(
            "FRAME longer than the file",
            TorchFault.PICKLE_CUT,
            11L,
            begin().op(0x95).eight(1L << 62)),
        refused("FRAME of negative length", TorchFault.PICKLE_CUT, 11L, begin().op(0x95).eight(-1)),
        refused("BINUNICODE8", TorchFault.PICKLE_CUT, 11L, begin().op(0x8d).eight(1L << 62)),
        refused(
            "BINUNICODE8 of negative length",
            TorchFault.PICKLE_CUT,
            11L,
            begin().op(0x8d).eight(Long.MIN_VALUE)),
        refused("BINBYTES8", TorchFault.PICKLE_CUT, 11L, begin().op(0x8e).eight(1L << 62)),
        refused("BYTEARRAY8", TorchFault.PICKLE_CUT, 11L, begin().op(0x96).eight(-8)),
        refused("BINUNICODE", TorchFault.PICKLE_CUT, 7L, begin().op('X').four(0xffff_ffffL)),
        refused(
            "BINSTRING of negative length", TorchFault.PICKLE_CUT, 7L, begin().op('T').four(-2)),
        refused("LONG4", TorchFault.PICKLE_CUT, 7L, begin().op(0x8b).four(0x7fff_ffff)),
        refused("LONG4 of negative length", TorchFault.PICKLE_CUT, 7L, begin().op(0x8b).four(-1)),
        refused("pop from nothing", TorchFault.PICKLE_DAMAGED, null, begin().op('a')),
        refused("below the mark", TorchFault.PICKLE_DAMAGED, null, begin().op(']', '(', 'a')),
        refused("tuple without a mark", TorchFault.PICKLE_DAMAGED, null, begin().op('t')),
        refused("recall of nothing", TorchFault.PICKLE_DAMAGED, null, begin().op('h', 9)),
        refused(
            "key without a value", TorchFault.PICKLE_DAMAGED, null, begin().op('}', '(', 'N', 'u')),
        refused(
            "items for a number",
            TorchFault.PICKLE_DAMAGED,
            null,
            begin().op('K', 1, '(', 'N', 'N', 'u')),
        refused("letters as a number", TorchFault.PICKLE_DAMAGED, null, begin().raw("Ione\n")),
        // Cost.
        refused(
            "lists without end",
            TorchFault.PICKLE_VALUES,
            1_000_000,
            begin().repeat(1_100_000, ']')),
        refused(
            "marks without end",
            TorchFault.PICKLE_VALUES,
            1_000_000,
            begin().repeat(1_100_000, '(')),
        refused(
            "memo without end",
            TorchFault.PICKLE_VALUES,
            1_000_000,
            begin().op('N').repeat(1_100_000, 0x94)),
        refused(
            "copies without end",
            TorchFault.PICKLE_VALUES,
            1_000_000,
            begin()
                .op(']', '(')
                .repeat(1_000, 'N', 'N', 0x86)
                .op('e', 0x85, 'q', 0, '0')
                .global("collections", "OrderedDict")
                .op('q', 1, '0')
                .repeat(2_000, 'h', 1, 'h', 0, 'R', '0')),
        refused(
            "longer than any",
            TorchFault.PICKLE_LONG,
            32L << 20,
            begin().op('B').four(33 << 20).raw("x".repeat(33 << 20))));
  }

  private static Arguments refused(
      String how, TorchFault expected, @Nullable Object what, PickleBytes pickle) {
    return Arguments.of(how, expected, what == null ? List.of() : List.of(what), pickle.end());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pickles")
  void pickleThatIsMoreThanDataIsRefusedInBothFormats(
      String how, TorchFault expected, List<Object> what, byte[] pickle) throws IOException {
    assertFault(how, expected, what, TorchBytes.zip(pickle, Map.of()));
    assertFault(how, expected, what, TorchBytes.legacy(pickle, Map.of()));
  }

  private void assertFault(String how, TorchFault expected, List<Object> what, byte[] bytes)
      throws IOException {
    Path file = folder.resolve("pytorch_model.bin");
    Files.write(file, bytes);
    InputException fault =
        assertThrows(
            InputException.class, () -> TorchFile.open(file, JobContext.NONE).close(), how);
    assertEquals(expected, fault.fault(), fault.getMessage());
    if (!what.isEmpty()) {
      assertEquals(what.getFirst(), fault.arguments().get(1));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void pickleAloneThatCallsSystemIsRefusedByName() throws IOException {
    byte[] pickle = new PickleBytes().raw("cos\nsystem\n(S'touch x'\ntR").end();
    assertFault("protocol 0", TorchFault.GLOBAL_REFUSED, List.of("os.system"), pickle);
  }

  @Test
  void nestingIsNotWalked() throws IOException {
    // Lists of twice the same list, forty times: a walk would take 2^40 steps, recursion or not.
    PickleBytes pickle = begin().op('}').text("bomb").op(']');
    for (int i = 0; i < 40; i++) {
      pickle.op('q', i).op('0', ']', 'h', i, 'a', 'h', i, 'a');
    }
    pickle.op('s').text("deep").op(')').repeat(300_000, 0x85).op('s');
    pickle.text("weight").tensor("FloatStorage", "0", 2).op('s');
    Path file = folder.resolve("pytorch_model.bin");
    Files.write(file, TorchBytes.zip(pickle.end(), Map.of("0", TorchBytes.floats(1, 2))));
    try (TorchFile open = TorchFile.open(file, JobContext.NONE)) {
      assertEquals(List.of("weight"), List.copyOf(open.tensors().keySet()));
    }
  }

  @Test
  void listThatHoldsItselfIsHarmless() throws IOException {
    byte[] pickle =
        begin()
            .op('}')
            .op('q', 0)
            .text("self")
            .op('h', 0, 's')
            .text("weight")
            .tensor("FloatStorage", "0", 1)
            .op('s')
            .end();
    Path file = folder.resolve("pytorch_model.bin");
    Files.write(file, TorchBytes.legacy(pickle, Map.of("0", TorchBytes.floats(1))));
    try (TorchFile open = TorchFile.open(file, JobContext.NONE)) {
      assertEquals(1, open.tensors().size());
    }
  }
}
