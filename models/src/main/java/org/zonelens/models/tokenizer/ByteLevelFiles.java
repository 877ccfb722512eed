package org.zonelens.models.tokenizer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.zonelens.analysis.fault.InputException;

/**
 * Writes the {@code tokenizer.json} that stands for {@code vocab.json} and {@code merges.txt}, as
 * transformers' {@code RobertaTokenizer} builds it (byte-level byte-pair encoding, Radford et al.
 * 2019).
 *
 * <p>Transformers 4 took a typed {@code <mask>} with the blank before it; 5.18, which is followed
 * here, does not.
 */
final class ByteLevelFiles {
  private ByteLevelFiles() {}

  static ObjectNode definition(Path vocabularyFile, Path mergesFile, TokenizerSettings settings) {
    ObjectNode pieces = TokenizerFiles.object(vocabularyFile);
    Map<String, Integer> vocabulary = Vocabulary.of(vocabularyFile, pieces);
    SpecialTokens specials = settings.specialTokens(SpecialTokens.ROBERTA);
    for (SpecialToken needed : List.of(SpecialToken.START, SpecialToken.SEPARATOR)) {
      if (!vocabulary.containsKey(specials.text(needed))) {
        throw new InputException(
            TokenizerFault.MISSING_SPECIAL_TOKEN, vocabularyFile, specials.text(needed));
      }
    }
    AddedTokens added = new AddedTokens();
    added.putSettings(
        settings, specials.filtered(vocabulary::containsKey), settings.furtherTokens());
    Map<String, Integer> ids = added.ids(vocabulary, vocabulary.size());
    boolean prefixSpace = settings.flag("add_prefix_space").orElse(false);

    ObjectNode root = TokenizerFiles.JSON.createObjectNode().put("version", "1.0");
    root.set("added_tokens", added.json(ids));
    root.putNull("normalizer");
    root.putObject("pre_tokenizer")
        .put("type", "ByteLevel")
        .put("add_prefix_space", prefixSpace)
        .put("trim_offsets", true)
        .put("use_regex", true);
    ObjectNode processor =
        root.putObject("post_processor")
            .put("type", "RobertaProcessing")
            .put("trim_offsets", settings.flag("trim_offsets").orElse(true))
            .put("add_prefix_space", prefixSpace);
    putToken(processor.putArray("sep"), specials.text(SpecialToken.SEPARATOR), ids);
    putToken(processor.putArray("cls"), specials.text(SpecialToken.START), ids);
    ObjectNode model = root.putObject("model");
    model
        .put("type", "BPE")
        .put("continuing_subword_prefix", "")
        .put("end_of_word_suffix", "")
        .put("fuse_unk", false)
        .put("byte_fallback", false)
        .put("ignore_merges", false);
    model.putNull("dropout").putNull("unk_token");
    model.set("vocab", pieces);
    model.set("merges", merges(mergesFile, vocabulary));
    return root;
  }

  /** One merge per line, two pieces with a blank between, the first line perhaps a version. */
  private static ArrayNode merges(Path file, Map<String, Integer> vocabulary) {
    ArrayNode merges = TokenizerFiles.JSON.createArrayNode();
    List<String> lines = TokenizerFiles.lines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("#version")) {
        continue;
      }
      int blank = line.indexOf(' ');
      if (blank < 0
          || line.indexOf(' ', blank + 1) >= 0
          || !vocabulary.containsKey(line.substring(0, blank))
          || !vocabulary.containsKey(line.substring(blank + 1))
          || !vocabulary.containsKey(line.replace(" ", ""))) {
        throw new InputException(TokenizerFault.BAD_MERGE, file, i + 1);
      }
      merges.addArray().add(line.substring(0, blank)).add(line.substring(blank + 1));
    }
    return merges;
  }

  private static void putToken(ArrayNode pair, String token, Map<String, Integer> ids) {
    pair.add(token).add(ids.get(token));
  }
}
