package org.zonelens.app.open;

import java.nio.file.Path;
import org.zonelens.models.hub.ModelOutline;

/**
 * A model that can be opened by name.
 *
 * @param name what {@code --model} takes
 * @param place the folder that holds it
 */
public record KnownModel(String name, boolean builtIn, Path place, ModelOutline outline) {

  /** Such as {@code bert}; {@code ?} if it does not say. */
  public String family() {
    return outline.family().orElse("?");
  }
}
