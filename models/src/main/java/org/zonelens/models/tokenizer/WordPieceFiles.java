package org.zonelens.models.tokenizer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.zonelens.analysis.fault.InputException;

/**
 * Writes the {@code tokenizer.json} that stands for a {@code vocab.txt} and its settings, as
 * transformers' {@code BertTokenizer} builds it (lower-casing unless told otherwise).
 */
final class WordPieceFiles {
  private WordPieceFiles() {}

  static ObjectNode definition(Path vocabularyFile, TokenizerSettings settings) {
    Map<String, Integer> vocabulary = Vocabulary.read(vocabularyFile);
    SpecialTokens specials = settings.specialTokens(SpecialTokens.BERT);
    for (SpecialToken needed :
        List.of(SpecialToken.UNKNOWN, SpecialToken.START, SpecialToken.SEPARATOR)) {
      if (!vocabulary.containsKey(specials.text(needed))) {
        throw new InputException(
            TokenizerFault.MISSING_SPECIAL_TOKEN, vocabularyFile, specials.text(needed));
      }
    }
    AddedTokens added = new AddedTokens();
    added.putSettings(
        settings, specials.filtered(vocabulary::containsKey), settings.furtherTokens());
    Map<String, Integer> ids = added.ids(vocabulary, vocabulary.size());

    ObjectNode root = TokenizerFiles.JSON.createObjectNode().put("version", "1.0");
    root.set("added_tokens", added.json(ids));
    ObjectNode normalizer = root.putObject("normalizer");
    normalizer
        .put("type", "BertNormalizer")
        .put("clean_text", true)
        .put("handle_chinese_chars", settings.flag("tokenize_chinese_chars").orElse(true))
        .put("lowercase", settings.flag("do_lower_case").orElse(true));
    // Left open, accents go exactly when upper case goes.
    settings
        .flag("strip_accents")
        .ifPresentOrElse(
            strip -> normalizer.put("strip_accents", strip),
            () -> normalizer.putNull("strip_accents"));
    root.putObject("pre_tokenizer").put("type", "BertPreTokenizer");
    root.set("post_processor", PairTemplate.bert(specials, ids));
    ObjectNode model = root.putObject("model");
    model
        .put("type", "WordPiece")
        .put("unk_token", specials.text(SpecialToken.UNKNOWN))
        .put("continuing_subword_prefix", "##")
        .put("max_input_chars_per_word", 100);
    ObjectNode pieces = model.putObject("vocab");
    vocabulary.forEach(pieces::put);
    return root;
  }
}
