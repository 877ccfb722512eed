package org.zonelens.app.command;

import java.util.concurrent.Callable;
import org.zonelens.app.open.Catalogue;
import org.zonelens.app.open.KnownModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the models that need no path: built-in demos and the local Hugging Face cache. */
@Command(name = "models", mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();

  ModelsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var object = JsonOption.object();
    var list = object.putArray("models");
    StringBuilder lines = new StringBuilder(terminal.text("models.header"));
    for (KnownModel model : new Catalogue().models()) {
      list.addObject()
          .put("name", model.name())
          .put("family", model.family())
          .put("builtIn", model.builtIn())
          .put("qaHead", model.hasQaHead())
          .put("bytes", model.bytes());
      lines.append(
          String.format(
              "%n%-44s %-12s %-4s %8.1f MB  %s",
              model.name(),
              model.family(),
              terminal.text(model.hasQaHead() ? "yes" : "no"),
              model.bytes() / 1e6,
              terminal.text(model.builtIn() ? "models.built-in" : "models.cache")));
    }
    json.print(terminal, object, lines.toString());
    return ExitCode.DONE;
  }
}
