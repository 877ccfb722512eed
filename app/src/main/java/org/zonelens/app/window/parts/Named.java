package org.zonelens.app.window.parts;

import java.util.Locale;
import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Names for the values of a choice. */
public final class Named {
  private Named() {}

  /** Shows values by name, for choices that nobody types into. */
  public static <T> StringConverter<T> by(Function<T, String> name) {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable T value) {
        return value == null ? "" : name.apply(value);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("nobody types here: " + text);
      }
    };
  }

  /** The last part of a constant's key in the text bundle. */
  public static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
