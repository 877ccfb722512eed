package org.zonelens.app.text;

import java.util.List;
import org.zonelens.assets.Texts;

/**
 * Something to be said to the user, before it is known in which language: a key of a bundle and the
 * values that its sentence names. View models speak in these, so that a change of language says
 * everything anew.
 */
public record Message(String key, List<Object> arguments) {
  public Message {
    arguments = List.copyOf(arguments);
  }

  public static Message of(String key, Object... arguments) {
    return new Message(key, List.of(arguments));
  }

  /** The sentence itself. */
  public String in(Texts texts) {
    return texts.get(key, arguments.toArray());
  }
}
