package org.zonelens.analysis.session;

import java.util.List;
import org.zonelens.analysis.evaluate.MadeUpData;
import org.zonelens.analysis.evaluate.OverlapModel;
import org.zonelens.analysis.model.Attention;
import org.zonelens.analysis.model.SpanLogits;
import org.zonelens.analysis.model.Trace;
import org.zonelens.analysis.window.Role;
import org.zonelens.analysis.window.Token;
import org.zonelens.analysis.window.Window;

/** A trace to pin: 3 layers of 2 heads over 6 tokens. */
final class Traces {
  private static final String QUESTION = "why";
  private static final String PASSAGE = "so 这样";

  private Traces() {}

  static PinnedTrace pinned(String name) {
    List<Token> tokens =
        List.of(
            Token.special("[CLS]", 101, 0, Role.CLS),
            new Token("why", 7, 0, Role.QUESTION, 0, 3),
            Token.special("[SEP]", 102, 0, Role.SEP),
            new Token("so", 8, 1, Role.PASSAGE, 0, 2),
            new Token("这样", 9, 1, Role.PASSAGE, 3, 5),
            Token.special("[SEP]", 102, 1, Role.SEP));
    int n = tokens.size();
    float[] weights = new float[OverlapModel.LAYERS * OverlapModel.HEADS * n * n];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = 1f / (i + 1);
    }
    Trace trace =
        new Trace(
            new Window(2, QUESTION, PASSAGE, tokens),
            MadeUpData.masking("p2q@1", "q2#0!scale:0.5"),
            new Attention(OverlapModel.LAYERS, OverlapModel.HEADS, n, weights),
            new SpanLogits(new float[] {1, 2, 3, 4, 5, 6}, new float[] {-1, -2, -3, 0, 1e-30f, 9}));
    return new PinnedTrace(Pin.now(name, new OverlapModel().card(), "id-3", "so"), trace);
  }
}
