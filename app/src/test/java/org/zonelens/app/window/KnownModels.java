package org.zonelens.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.zonelens.app.open.KnownModel;
import org.zonelens.models.hub.ModelLanguage;
import org.zonelens.models.hub.ModelOutline;
import org.zonelens.models.hub.Obstacle;

/** A list of models of every standing. */
public final class KnownModels {
  private KnownModels() {}

  public static List<KnownModel> some() {
    return List.of(
        model("fake", true, "bert", true, 4_731_068, 1_040_642, said("en"), Optional.empty()),
        model(
            "deepset/roberta-base-squad2",
            false,
            "roberta",
            true,
            499_000_000,
            124_056_578,
            said("en"),
            Optional.empty()),
        model(
            "google-bert/bert-base-chinese",
            false,
            "bert",
            false,
            412_000_000,
            102_267_648,
            guessed("zh"),
            Optional.empty()),
        model(
            "luhua/chinese_pretrain_mrc_macbert_large",
            false,
            "bert",
            true,
            1_300_000_000,
            -1,
            said("zh"),
            Optional.empty()),
        model(
            "org/broken-off",
            false,
            "?",
            false,
            173_000_000,
            -1,
            ModelLanguage.UNKNOWN,
            Optional.of(Obstacle.INCOMPLETE)),
        model(
            "org/cut",
            false,
            "bert",
            true,
            90_300_000,
            -1,
            ModelLanguage.UNKNOWN,
            Optional.of(Obstacle.DAMAGED)),
        model(
            "openai-community/gpt2",
            false,
            "gpt2",
            false,
            548_000_000,
            137_022_720,
            said("en"),
            Optional.of(Obstacle.FAMILY)));
  }

  private static ModelLanguage said(String code) {
    return new ModelLanguage(List.of(code), false);
  }

  private static ModelLanguage guessed(String code) {
    return new ModelLanguage(List.of(code), true);
  }

  private static KnownModel model(
      String name,
      boolean builtIn,
      String family,
      boolean head,
      long bytes,
      long parameters,
      ModelLanguage language,
      Optional<Obstacle> obstacle) {
    Path place =
        Path.of("/home/someone/.cache/huggingface/hub/models--" + name.replace("/", "--"))
            .resolve("snapshots/4f1a7e5b9b5d3c1f0c1f9f7bd9a7f5a0f3c2d1e0");
    return new KnownModel(
        name,
        builtIn,
        place,
        new ModelOutline(
            Optional.of(family).filter(each -> !each.equals("?")),
            head,
            bytes,
            parameters < 0 ? OptionalLong.empty() : OptionalLong.of(parameters),
            language,
            obstacle));
  }
}
