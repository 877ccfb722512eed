package org.zonelens.models.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zonelens.analysis.job.CancelledException;
import org.zonelens.analysis.job.JobContext;

class PickleMachineTest {

  private static Pickled read(PickleBytes pickle) {
    return read(pickle, JobContext.NONE);
  }

  private static Pickled read(PickleBytes pickle, JobContext context) {
    PickleInput input = new PickleInput("test", MemorySegment.ofArray(pickle.end()), 0);
    return PickleMachine.read(input, new StorageTable(), context);
  }

  private static List<Pickled> items(PickleBytes pickle) {
    return assertInstanceOf(Pickled.Sequence.class, read(pickle)).items();
  }

  @Test
  void numbersOfEveryInstructionAreRead() {
    assertEquals(
        List.of(
            new Pickled.Whole(255),
            new Pickled.Whole(65535),
            new Pickled.Whole(-1),
            new Pickled.Whole(-2),
            new Pickled.Whole(0),
            new Pickled.Vast(BigInteger.TWO.pow(64).subtract(BigInteger.ONE)),
            new Pickled.Whole(-7),
            new Pickled.Whole(12),
            Pickled.Atom.TRUE,
            new Pickled.Real(1.5),
            new Pickled.Real(-0.25),
            new Pickled.Real(Double.NEGATIVE_INFINITY)),
        items(
            new PickleBytes()
                .op('(', 'K', 255, 'M', 255, 255, 'J', 255, 255, 255, 255)
                .op(0x8a, 2, 0xfe, 0xff, 0x8a, 0)
                .op(0x8b, 9, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 0)
                .raw("I-7\nL12L\nI01\n")
                .op('G', 0x3f, 0xf8, 0, 0, 0, 0, 0, 0)
                .raw("F-0.25\nF-inf\n")
                .op('l')));
  }

  @Test
  void textsOfEveryInstructionAreRead() {
    Pickled text = new Pickled.Text("é");
    assertEquals(
        List.of(text, text, text, text, text, new Pickled.Text("quoted"), text),
        items(
            new PickleBytes()
                .op('(', 'U', 2, 0xc3, 0xa9, 'T', 2, 0, 0, 0, 0xc3, 0xa9)
                .op('X', 2, 0, 0, 0, 0xc3, 0xa9, 0x8c, 2, 0xc3, 0xa9)
                .op(0x8d, 2, 0, 0, 0, 0, 0, 0, 0, 0xc3, 0xa9)
                .raw("S'quoted'\nV\\u00e9\n")
                .op('l')));
  }

  @Test
  void containersOfEveryInstructionAreFilled() {
    Pickled one = new Pickled.Whole(1);
    assertEquals(List.of(one), items(new PickleBytes().op(']', 'K', 1, 'a')));
    assertEquals(List.of(one, one), items(new PickleBytes().op(']', '(', 'K', 1, '2', 'e')));
    assertEquals(List.of(one, one), items(new PickleBytes().op('(', 'K', 1, '2', 't')));
    assertEquals(List.of(one), items(new PickleBytes().op('K', 1, 0x85)));
    assertEquals(List.of(one), items(new PickleBytes().op(0x8f, '(', 'K', 1, 0x90)));
    assertEquals(List.of(one), items(new PickleBytes().op('(', 'K', 1, 0x91)));
    assertEquals(List.of(one), items(new PickleBytes().op('K', 1, 'N', '0', 0x85)));
    assertEquals(List.of(one), items(new PickleBytes().op('K', 1, '(', '0', 0x85)));
    assertEquals(List.of(one), items(new PickleBytes().op('K', 1, '(', 'N', 'N', '1', 0x85)));
    for (PickleBytes pickle :
        List.of(
            new PickleBytes().op('(').text("a").op('K', 1, 'd'),
            new PickleBytes().op('}').text("a").op('K', 1, 's'),
            new PickleBytes().op('}', '(').text("a").op('N').text("a").op('K', 1, 'u'),
            new PickleBytes()
                .global("collections", "OrderedDict")
                .op(']', ']')
                .text("a")
                .op('a', 'K', 1, 'a', 'a', 0x85, 'R'))) {
      assertEquals(Map.of("a", one), ((Pickled.Dict) read(pickle)).named());
    }
  }

  @Test
  void memoGivesBackTheSameValue() {
    List<Pickled> items =
        items(
            new PickleBytes()
                .op('(', ']', 'q', 3, 'h', 3, 'r', 0, 1, 0, 0, 'j', 0, 1, 0, 0)
                .raw("p7\ng7\n")
                .op('t'));
    assertEquals(4, items.size());
    items.forEach(
        each ->
            assertEquals(System.identityHashCode(items.getFirst()), System.identityHashCode(each)));
  }

  @Test
  void memoNumbersFromZeroInProtocolFour() {
    assertEquals(
        List.of(Pickled.Atom.NONE, Pickled.Atom.NONE),
        items(new PickleBytes().op(0x80, 4, 'N', 0x94, 'h', 0, 0x86)));
  }

  @Test
  void readingStopsWhenItIsCancelled() {
    JobContext cancelled =
        new JobContext() {
          @Override
          public void progress(long done, long total) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    PickleBytes many = new PickleBytes().op('N').repeat(100_000, 'N', '0');
    assertThrows(CancelledException.class, () -> read(many, cancelled));
  }
}
