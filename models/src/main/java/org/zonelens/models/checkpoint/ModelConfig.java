package org.zonelens.models.checkpoint;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.zonelens.analysis.fault.InputException;

/**
 * Reads a model's {@code config.json} into an {@link EncoderSpec}, refusing what is not covered.
 */
public final class ModelConfig {
  private static final int MOST_LAYERS = 256;
  private static final int MOST_HEADS = 1024;
  static final int WIDEST = 65_536;
  static final int LONGEST = 1 << 20;
  private static final int LARGEST_VOCABULARY = 10_000_000;
  private static final double USUAL_EPSILON = 1e-12;

  /**
   * In tokens: XLNet itself has no limit. The attention of one window through the 24 layers and 16
   * heads of the largest published one still fits an array.
   */
  private static final int LONGEST_WITHOUT_POSITIONS = 2048;

  private final ConfigFile file;
  private final Family family;
  private final Keys keys;

  private ModelConfig(ConfigFile file, Family family) {
    this.file = file;
    this.family = family;
    this.keys = Keys.of(family);
  }

  /** Under which keys a family's config has the facts that all have. */
  private record Keys(
      String layers, String heads, String hidden, String intermediate, String activation) {
    static Keys of(Family family) {
      return switch (family) {
        case BERT, ROBERTA, XLM_ROBERTA, CAMEMBERT, ALBERT, ELECTRA, DEBERTA_V2 ->
            new Keys(
                "num_hidden_layers",
                "num_attention_heads",
                "hidden_size",
                "intermediate_size",
                "hidden_act");
        case DISTILBERT -> new Keys("n_layers", "n_heads", "dim", "hidden_dim", "activation");
        case XLNET -> new Keys("n_layer", "n_head", "d_model", "d_inner", "ff_activation");
      };
    }
  }

  /**
   * Reads and checks a config.
   *
   * @param directory a model directory in Hugging Face layout
   * @throws InputException with a {@link ModelFault} if there is no config, or one that is damaged,
   *     makes no sense, or asks for what is not covered
   */
  public static EncoderSpec read(Path directory) {
    ConfigFile file = ConfigFile.read(directory);
    return new ModelConfig(file, family(file)).spec();
  }

  private static Family family(ConfigFile file) {
    String covered = String.join(", ", Family.ids());
    Optional<String> type = file.text("model_type");
    if (type.isPresent()) {
      return Family.byId(type.get())
          .orElseThrow(
              () ->
                  new InputException(ModelFault.UNKNOWN_FAMILY, file.name(), type.get(), covered));
    }
    Optional<String> modelClass = file.modelClass();
    if (modelClass.isPresent()) {
      return Family.byArchitecture(modelClass.get())
          .orElseThrow(
              () ->
                  new InputException(
                      ModelFault.UNKNOWN_FAMILY, file.name(), modelClass.get(), covered));
    }
    // The oldest configs, of 2019, name neither; all of those with these keys are BERT's.
    if (file.has("type_vocab_size") && file.has("intermediate_size")) {
      return Family.BERT;
    }
    throw new InputException(ModelFault.NO_FAMILY, file.name(), covered);
  }

  private EncoderSpec spec() {
    // Relative positions and decoders change what the attention scores are.
    file.requireOneOf("position_embedding_type", List.of("absolute"));
    file.requireOneOf("is_decoder", List.of("false"));
    int heads = file.number(keys.heads(), 1, MOST_HEADS);
    int hidden = file.number(keys.hidden(), 1, WIDEST);
    if (hidden % heads != 0) {
      throw new InputException(ModelFault.HEADS_DO_NOT_DIVIDE, file.name(), hidden, heads);
    }
    int vocabulary = file.number(vocabularyKey(), 1, LARGEST_VOCABULARY);
    int padId = file.number("pad_token_id", 0, vocabulary - 1, usualPadding(vocabulary));
    Architecture architecture = architecture(heads, hidden);
    return new EncoderSpec(
        family,
        layers(architecture),
        heads,
        hidden,
        file.number(keys.intermediate(), 1, 4 * WIDEST),
        file.activation(keys.activation(), usualActivation()),
        epsilon(),
        vocabulary,
        segments(),
        maxPositions(architecture, padId),
        padId,
        architecture);
  }

  /** XLNet's first configs call it otherwise. */
  private String vocabularyKey() {
    return family == Family.XLNET && !file.has("vocab_size") ? "n_token" : "vocab_size";
  }

  private int layers(Architecture architecture) {
    return switch (architecture) {
      case Architecture.PostNorm postNorm -> postNorm.sharing().layers();
      case Architecture.Xlnet _, Architecture.Deberta _ ->
          file.number(keys.layers(), 1, MOST_LAYERS);
    };
  }

  private double epsilon() {
    return switch (family) {
      case BERT, ROBERTA, XLM_ROBERTA, CAMEMBERT, ALBERT, ELECTRA, XLNET ->
          file.epsilon("layer_norm_eps", USUAL_EPSILON);
      case DISTILBERT -> USUAL_EPSILON;
      case DEBERTA_V2 -> file.epsilon("layer_norm_eps", DebertaConfig.USUAL_EPSILON);
    };
  }

  private int segments() {
    return switch (family) {
      case BERT, ROBERTA, XLM_ROBERTA, CAMEMBERT, ALBERT, ELECTRA ->
          file.number("type_vocab_size", 1, LONGEST);
      // XLNet compares segments and needs no table of them.
      case DISTILBERT, XLNET -> 0;
      case DEBERTA_V2 -> file.number("type_vocab_size", 0, LONGEST, 0);
    };
  }

  private int usualPadding(int vocabulary) {
    return switch (family) {
      case ROBERTA, XLM_ROBERTA, CAMEMBERT -> Math.min(1, vocabulary - 1);
      case BERT, ALBERT, ELECTRA, DISTILBERT, DEBERTA_V2 -> 0;
      case XLNET -> Math.min(5, vocabulary - 1);
    };
  }

  private Activation usualActivation() {
    return family == Family.ALBERT ? Activation.GELU_TANH : Activation.GELU;
  }

  private Architecture architecture(int heads, int hidden) {
    int layers = file.number(keys.layers(), 1, MOST_LAYERS);
    Architecture.LayerSharing separate = Architecture.LayerSharing.none(layers);
    return switch (family) {
      case BERT, DISTILBERT -> Architecture.PostNorm.plain(layers, hidden);
      case ROBERTA, XLM_ROBERTA, CAMEMBERT ->
          new Architecture.PostNorm(hidden, Architecture.PositionNumbering.AFTER_PADDING, separate);
      case ELECTRA ->
          new Architecture.PostNorm(
              embeddingWidth(), Architecture.PositionNumbering.FROM_ZERO, separate);
      case ALBERT ->
          new Architecture.PostNorm(
              embeddingWidth(),
              Architecture.PositionNumbering.FROM_ZERO,
              new Architecture.LayerSharing(
                  layers,
                  file.number("num_hidden_groups", 1, layers, 1),
                  file.number("inner_group_num", 1, MOST_LAYERS / layers, 1)));
      case XLNET -> xlnet(heads, hidden);
      case DEBERTA_V2 -> new DebertaConfig(file, heads, hidden).architecture();
    };
  }

  private Architecture.Xlnet xlnet(int heads, int hidden) {
    // Attention to one side only, and training on texts of two directions.
    file.requireOneOf("attn_type", List.of("bi"));
    file.requireOneOf("bi_data", List.of("false"));
    file.requireOneOf("d_head", List.of(Integer.toString(hidden / heads)));
    if (hidden % 2 != 0) {
      // Half of a distance's encoding are sines, half cosines.
      throw file.unsupported(keys.hidden(), Integer.toString(hidden), "2, 4, 6, …");
    }
    int clamp = file.number("clamp_len", -LONGEST, LONGEST, -1);
    return new Architecture.Xlnet(clamp > 0 ? OptionalInt.of(clamp) : OptionalInt.empty());
  }

  private int embeddingWidth() {
    return file.number("embedding_size", 1, WIDEST);
  }

  private int maxPositions(Architecture architecture, int padId) {
    return switch (architecture) {
      case Architecture.PostNorm postNorm -> tableLength(postNorm.numbering(), padId);
      case Architecture.Xlnet _ -> LONGEST_WITHOUT_POSITIONS;
      case Architecture.Deberta _ -> file.number("max_position_embeddings", 4, LONGEST);
    };
  }

  private int tableLength(Architecture.PositionNumbering numbering, int padId) {
    return switch (numbering) {
      case FROM_ZERO -> file.number("max_position_embeddings", 4, LONGEST);
      // Rows up to the padding token's are for no token.
      case AFTER_PADDING -> file.number("max_position_embeddings", padId + 5, LONGEST) - padId - 1;
    };
  }
}
