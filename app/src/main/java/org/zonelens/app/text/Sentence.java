package org.zonelens.app.text;

import java.util.Locale;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.assets.Texts;

/**
 * What a user is told about a fault of the input.
 *
 * @param what one sentence: what is wrong
 * @param remedy one sentence: what to do about it
 */
public record Sentence(String what, String remedy) {

  /** The texts of a fault in the user's language. */
  public static Sentence of(InputException thrown, Locale locale) {
    Texts texts = Texts.of("faults", locale);
    Object[] arguments = thrown.arguments().toArray();
    String key = thrown.fault().key();
    return new Sentence(texts.get(key, arguments), texts.get(key + ".remedy", arguments));
  }
}
