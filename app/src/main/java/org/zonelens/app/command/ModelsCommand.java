package org.zonelens.app.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.zonelens.app.open.Catalogue;
import org.zonelens.app.open.KnownModel;
import org.zonelens.app.text.Amount;
import org.zonelens.models.hub.ModelOutline;
import org.zonelens.models.hub.Obstacle;
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
    List<KnownModel> models = new Catalogue().models();
    var object = JsonOption.object();
    ArrayNode list = object.putArray("models");
    models.forEach(model -> add(model, list));
    json.print(terminal, object, table(models));
    return ExitCode.DONE;
  }

  private static void add(KnownModel model, ArrayNode list) {
    ModelOutline outline = model.outline();
    var entry =
        list.addObject()
            .put("name", model.name())
            .put("family", model.family())
            .put("builtIn", model.builtIn())
            .put("qaHead", outline.hasQaHead())
            .put("bytes", outline.bytes());
    if (outline.parameters().isPresent()) {
      entry.put("parameters", outline.parameters().getAsLong());
    } else {
      entry.putNull("parameters");
    }
    outline.language().codes().forEach(entry.putArray("languages")::add);
    entry
        .put("languageGuessed", outline.language().guessed())
        .put("opens", outline.obstacle().isEmpty())
        .put("obstacle", outline.obstacle().map(Obstacle::word).orElse(null))
        .put("path", model.place().toString());
  }

  private String table(List<KnownModel> models) {
    int widest = models.stream().mapToInt(each -> each.name().length()).max().orElse(0);
    String row = "%n%-" + Math.max(widest, 10) + "s  %-12s %-8s %-4s %9s %7s  %s";
    StringBuilder lines = new StringBuilder(terminal.text("models.header"));
    for (KnownModel model : models) {
      ModelOutline outline = model.outline();
      lines.append(
          String.format(
              Locale.ROOT,
              row,
              model.name(),
              model.family(),
              outline.language(),
              terminal.text(outline.hasQaHead() ? "yes" : "no"),
              Amount.bytes(outline.bytes()),
              Amount.parameters(outline.parameters()),
              standing(model)));
    }
    models.stream()
        .flatMap(model -> model.outline().obstacle().stream())
        .distinct()
        .sorted()
        .forEach(each -> lines.append(String.format("%n%s", remedy(each))));
    return lines.toString();
  }

  /** Where it is, and why it cannot be opened, if so. */
  private String standing(KnownModel model) {
    String place = terminal.text(model.builtIn() ? "models.built-in" : "models.cache");
    Optional<Obstacle> obstacle = model.outline().obstacle();
    return obstacle
        .map(each -> place + "; " + terminal.text("models.obstacle." + each.word()))
        .orElse(place);
  }

  private String remedy(Obstacle obstacle) {
    return terminal.text("models.obstacle." + obstacle.word())
        + ": "
        + terminal.text("models.obstacle." + obstacle.word() + ".remedy");
  }
}
