package org.zonelens.models.tokenizer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The families of tokenizers that can be built from a bare vocabulary. Their names are those of
 * transformers' classes and of the {@code model_type} that stands for each there.
 */
enum TokenizerFamily {
  BERT(
      "vocab.txt",
      "Bert Electra DistilBert ConvBert MobileBert SqueezeBert LayoutLM Lxmert RetriBert",
      "bert electra distilbert convbert mobilebert squeezebert layoutlm lxmert ernie nezha"),
  ROBERTA(
      "vocab.json merges.txt",
      "Roberta Longformer Bart",
      "roberta longformer bart data2vec-text roberta-prelayernorm"),
  XLM_ROBERTA("sentencepiece.bpe.model", "XLMRoberta", "xlm-roberta xmod"),
  CAMEMBERT("sentencepiece.bpe.model", "Camembert", "camembert"),
  ALBERT("spiece.model", "Albert", "albert yoso"),
  XLNET("spiece.model", "XLNet", "xlnet"),
  DEBERTA_V2("spm.model", "DebertaV2", "deberta-v2");

  private final String files;
  private final String classes;
  private final String modelTypes;

  /** Each a list with blanks between: enums hold nothing that could be changed. */
  TokenizerFamily(String files, String classes, String modelTypes) {
    this.files = files;
    this.classes = classes;
    this.modelTypes = modelTypes;
  }

  /** How its tokens with a function are spelled unless settings say otherwise. */
  SpecialTokens specials() {
    return switch (this) {
      case BERT -> SpecialTokens.BERT;
      case ROBERTA, XLM_ROBERTA, CAMEMBERT -> SpecialTokens.ROBERTA;
      case ALBERT -> SpecialTokens.ALBERT;
      case XLNET -> SpecialTokens.XLNET;
      case DEBERTA_V2 -> SpecialTokens.DEBERTA;
    };
  }

  /** Its vocabulary's file, which faults are about. */
  Path vocabulary(Path directory) {
    return directory.resolve(list(files).getFirst());
  }

  boolean isIn(Path directory) {
    return list(files).stream().allMatch(file -> Files.exists(directory.resolve(file)));
  }

  static Optional<TokenizerFamily> byTokenizerClass(String name) {
    String bare = name.replaceFirst("Tokenizer(Fast)?$", "");
    return bare.equals(name)
        ? Optional.empty()
        : Arrays.stream(values()).filter(family -> list(family.classes).contains(bare)).findFirst();
  }

  static Optional<TokenizerFamily> byModelType(String modelType) {
    return Arrays.stream(values())
        .filter(family -> list(family.modelTypes).contains(modelType))
        .findFirst();
  }

  /** By a model's class such as {@code CamembertForQuestionAnswering}; older configs have that. */
  static Optional<TokenizerFamily> byArchitecture(String architecture) {
    return Arrays.stream(values())
        .filter(
            family ->
                list(family.classes).stream()
                    .anyMatch(name -> architecture.matches(name + "(For\\w+|Model)")))
        .findFirst();
  }

  /** The first whose files are there. */
  static Optional<TokenizerFamily> byFiles(Path directory) {
    return Arrays.stream(values()).filter(family -> family.isIn(directory)).findFirst();
  }

  private static List<String> list(String texts) {
    return List.of(texts.split(" "));
  }
}
