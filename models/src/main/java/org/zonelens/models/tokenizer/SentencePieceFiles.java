package org.zonelens.models.tokenizer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zonelens.analysis.fault.InputException;

/**
 * Writes the {@code tokenizer.json} that stands for a SentencePiece model and its settings, as
 * transformers 5.18 builds it. Where that departs from SentencePiece itself and from transformers
 * 4: DeBERTa leaves the model's own normalization rules out (full-width letters are not folded),
 * XLNet strips accents even if told to keep them, and only Camembert and XLNet take a typed mask
 * token with the blank before it.
 */
final class SentencePieceFiles {
  private static final String SPACE_MARK = "\u2581";

  private final TokenizerFamily family;
  private final Path file;
  private final TokenizerSettings settings;
  private final SentencePieceModel model;
  private final SpecialTokens specials;
  private final ObjectNode root = TokenizerFiles.JSON.createObjectNode();

  private SentencePieceFiles(TokenizerFamily family, Path file, TokenizerSettings settings) {
    this.family = family;
    this.file = file;
    this.settings = settings;
    this.model = SentencePieceModel.read(file);
    this.specials = settings.specialTokens(family.specials());
  }

  static ObjectNode definition(TokenizerFamily family, Path file, TokenizerSettings settings) {
    return new SentencePieceFiles(family, file, settings).definition();
  }

  private ObjectNode definition() {
    List<SentencePiece> pieces = pieces();
    Map<String, Integer> vocabulary = new HashMap<>();
    ArrayNode listed = TokenizerFiles.JSON.createArrayNode();
    for (SentencePiece piece : pieces) {
      vocabulary.put(piece.text(), listed.size());
      listed.addArray().add(piece.text()).add((double) piece.score());
    }
    AddedTokens added = addedTokens();
    Map<String, Integer> ids = added.ids(vocabulary, pieces.size());
    root.put("version", "1.0");
    root.set("added_tokens", added.json(ids));
    root.set("normalizer", normalizer());
    root.set("pre_tokenizer", preTokenizer());
    root.set(
        "post_processor",
        switch (family) {
          case XLM_ROBERTA, CAMEMBERT -> PairTemplate.roberta(specials, ids);
          case XLNET -> PairTemplate.xlnet(specials, ids);
          default -> PairTemplate.bert(specials, ids);
        });
    int unknownId = unknownId(pieces);
    if (unknownId < 0 || unknownId >= pieces.size()) {
      throw new InputException(
          TokenizerFault.MISSING_SPECIAL_TOKEN, file, specials.text(SpecialToken.UNKNOWN));
    }
    ObjectNode unigram = root.putObject("model");
    unigram.put("type", "Unigram").put("unk_id", unknownId).put("byte_fallback", false);
    unigram.set("vocab", listed);
    return root;
  }

  /** The vocabulary by id: fairseq's families have four tokens of their own before the model's. */
  private List<SentencePiece> pieces() {
    List<SentencePiece> all = model.pieces();
    return switch (family) {
      case XLM_ROBERTA -> {
        // The model's first three are <unk>, <s> and </s>.
        List<SentencePiece> pieces = new ArrayList<>();
        pieces.add(own(SpecialToken.BEGIN));
        pieces.add(own(SpecialToken.PADDING));
        pieces.add(own(SpecialToken.END));
        pieces.add(own(SpecialToken.UNKNOWN));
        pieces.addAll(all.subList(Math.min(3, all.size()), all.size()));
        pieces.add(own(SpecialToken.MASK));
        yield pieces;
      }
      case CAMEMBERT -> {
        List<SentencePiece> pieces = new ArrayList<>();
        pieces.add(new SentencePiece("<s>NOTUSED", 0, SentencePiece.Type.NORMAL));
        pieces.add(own(SpecialToken.PADDING));
        pieces.add(new SentencePiece("</s>NOTUSED", 0, SentencePiece.Type.NORMAL));
        pieces.add(own(SpecialToken.UNKNOWN));
        // The model's own <unk>, made too unlikely to be used.
        pieces.add(new SentencePiece("<unk>NOTUSED", -100, SentencePiece.Type.NORMAL));
        pieces.addAll(all.subList(1, all.size()));
        pieces.add(own(SpecialToken.MASK));
        yield pieces;
      }
      default -> all;
    };
  }

  private SentencePiece own(SpecialToken function) {
    return new SentencePiece(specials.text(function), 0, SentencePiece.Type.NORMAL);
  }

  private int unknownId(List<SentencePiece> pieces) {
    return switch (family) {
      case XLM_ROBERTA, CAMEMBERT -> 3;
      case ALBERT -> 1;
      case DEBERTA_V2 -> {
        for (int id = 0; id < pieces.size(); id++) {
          SentencePiece piece = pieces.get(id);
          if (piece.score() == 0 && piece.text().equals(specials.text(SpecialToken.UNKNOWN))) {
            yield id;
          }
        }
        yield model.unknownId();
      }
      default -> model.unknownId();
    };
  }

  private AddedTokens addedTokens() {
    List<AddedToken> nameless = settings.namelessTokens();
    List<AddedToken> more = new ArrayList<>(settings.ownTokens());
    more.addAll(nameless.isEmpty() ? modelTokens() : nameless);
    AddedTokens added = new AddedTokens();
    added.putSettings(settings, specials, more);
    return added;
  }

  private List<AddedToken> modelTokens() {
    List<AddedToken> tokens = new ArrayList<>();
    for (SentencePiece piece : model.pieces()) {
      switch (piece.type()) {
        case CONTROL -> tokens.add(AddedToken.of(piece.text(), true));
        case USER_DEFINED ->
            tokens.add(new AddedToken(piece.text(), false, false, false, false, false));
        case NORMAL, UNKNOWN, UNUSED, BYTE -> {}
      }
    }
    return tokens;
  }

  private ObjectNode normalizer() {
    ObjectNode sequence = TokenizerFiles.JSON.createObjectNode().put("type", "Sequence");
    ArrayNode steps = sequence.putArray("normalizers");
    switch (family) {
      case ALBERT, XLNET -> {
        boolean albert = family == TokenizerFamily.ALBERT;
        replace(steps, "String", "``", "\"");
        replace(steps, "String", "''", "\"");
        if (!albert || !settings.flag("keep_accents").orElse(false)) {
          steps.addObject().put("type", "NFKD");
          steps.addObject().put("type", "StripAccents");
        }
        if (settings.flag("do_lower_case").orElse(albert)) {
          steps.addObject().put("type", "Lowercase");
        }
        charsMap().ifPresent(steps::add);
      }
      case DEBERTA_V2 -> {
        if (settings.flag("do_lower_case").orElse(false)) {
          steps.addObject().put("type", "Lowercase");
        }
        replace(steps, "Regex", "\\s{2,}|[\\n\\r\\t]", " ");
        steps.addObject().put("type", "NFC");
        steps.addObject().put("type", "Strip").put("strip_left", false).put("strip_right", true);
      }
      default -> charsMap().ifPresent(steps::add);
    }
    return sequence;
  }

  private static void replace(ArrayNode steps, String kind, String pattern, String content) {
    ObjectNode step = steps.addObject().put("type", "Replace").put("content", content);
    step.putObject("pattern").put(kind, pattern);
  }

  private Optional<ObjectNode> charsMap() {
    return model
        .charsMap()
        .map(
            map ->
                TokenizerFiles.JSON
                    .createObjectNode()
                    .put("type", "Precompiled")
                    .put("precompiled_charsmap", map));
  }

  private ObjectNode preTokenizer() {
    ObjectNode sequence = TokenizerFiles.JSON.createObjectNode().put("type", "Sequence");
    ArrayNode steps = sequence.putArray("pretokenizers");
    boolean deberta = family == TokenizerFamily.DEBERTA_V2;
    if (!deberta) {
      steps.addObject().put("type", "WhitespaceSplit");
    } else if (settings.flag("split_by_punct").orElse(false)) {
      steps.addObject().put("type", "Punctuation").put("behavior", "Isolated");
    }
    boolean prefixed =
        family == TokenizerFamily.XLNET || settings.flag("add_prefix_space").orElse(true);
    String unprefixed = deberta ? "first" : "never";
    steps
        .addObject()
        .put("type", "Metaspace")
        .put("replacement", SPACE_MARK)
        .put("prepend_scheme", prefixed ? "always" : unprefixed)
        .put("split", true);
    return sequence;
  }
}
