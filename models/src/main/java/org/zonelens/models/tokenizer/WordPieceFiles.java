package org.zonelens.models.tokenizer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
    for (String needed : List.of(specials.unknown(), specials.start(), specials.separator())) {
      if (!vocabulary.containsKey(needed)) {
        throw new InputException(TokenizerFault.MISSING_SPECIAL_TOKEN, vocabularyFile, needed);
      }
    }
    ObjectNode root = TokenizerFiles.JSON.createObjectNode().put("version", "1.0");
    root.putNull("truncation").putNull("padding");
    ArrayNode added = root.putArray("added_tokens");
    addedTokens(vocabulary, specials, settings).values().forEach(added::add);

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
    ObjectNode processor = root.putObject("post_processor").put("type", "BertProcessing");
    putToken(processor.putArray("sep"), specials.separator(), vocabulary);
    putToken(processor.putArray("cls"), specials.start(), vocabulary);
    root.putObject("decoder").put("type", "WordPiece").put("prefix", "##").put("cleanup", true);

    ObjectNode model = root.putObject("model");
    model
        .put("type", "WordPiece")
        .put("unk_token", specials.unknown())
        .put("continuing_subword_prefix", "##")
        .put("max_input_chars_per_word", 100);
    ObjectNode ids = model.putObject("vocab");
    vocabulary.forEach(ids::put);
    return root;
  }

  /** The special tokens that the vocabulary has, so that text can spell them, and all added. */
  private static SortedMap<Integer, ObjectNode> addedTokens(
      Map<String, Integer> vocabulary, SpecialTokens specials, TokenizerSettings settings) {
    SortedMap<Integer, ObjectNode> added = new TreeMap<>();
    for (String special :
        List.of(
            specials.padding(),
            specials.unknown(),
            specials.start(),
            specials.separator(),
            specials.mask())) {
      Integer id = vocabulary.get(special);
      if (id != null) {
        added.put(id, TokenizerSettings.addedToken(id, special, true));
      }
    }
    added.putAll(settings.addedTokens());
    return added;
  }

  private static void putToken(ArrayNode pair, String token, Map<String, Integer> vocabulary) {
    pair.add(token).add(vocabulary.get(token));
  }
}
