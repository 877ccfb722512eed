package org.zonelens.models.tokenizer;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.zonelens.analysis.fault.InputException;

/**
 * A SentencePiece model (Kudo and Richardson 2018), read from the Protocol Buffers message {@code
 * ModelProto} of {@code sentencepiece_model.proto}. Only Unigram models: transformers 5.18 reads
 * the merge ranks of a BPE model as if they were log-probabilities, which cuts text wrongly.
 *
 * @param pieces by id
 * @param unknownId of the piece for text that no other piece spells
 * @param charsMap the compiled normalization rules in base64, if there are any
 */
record SentencePieceModel(List<SentencePiece> pieces, int unknownId, Optional<String> charsMap) {
  /** Eight times the largest that is known; each costs an object. */
  private static final int MOST_PIECES = 1 << 21;

  private static final int UNIGRAM = 1;
  private static final List<String> ALGORITHMS = List.of("0", "Unigram", "BPE", "word", "char");

  static SentencePieceModel read(Path file) {
    return of(file, TokenizerFiles.bytes(file));
  }

  /**
   * @param file which faults are about
   */
  static SentencePieceModel of(Path file, byte[] content) {
    ProtoReader model = new ProtoReader(file, ByteBuffer.wrap(content));
    List<SentencePiece> pieces = new ArrayList<>();
    int algorithm = UNIGRAM;
    int unknownId = 0;
    byte[] charsMap = {};
    boolean trained = false;
    boolean normalizes = false;
    while (model.next()) {
      if (model.isBytes(1)) {
        pieces.add(piece(file, model.readMessage()));
        if (pieces.size() > MOST_PIECES) {
          throw new InputException(TokenizerFault.TOO_MANY_PIECES, file, MOST_PIECES);
        }
      } else if (model.isBytes(2)) {
        trained = true;
        ProtoReader trainer = model.readMessage();
        while (trainer.next()) {
          if (trainer.isVarint(3)) {
            algorithm = trainer.readInt();
          } else if (trainer.isVarint(40)) {
            unknownId = trainer.readInt();
          } else {
            trainer.skip();
          }
        }
      } else if (model.isBytes(3)) {
        normalizes = true;
        ProtoReader normalizer = model.readMessage();
        while (normalizer.next()) {
          if (normalizer.isBytes(2)) {
            charsMap = normalizer.readBytes();
          } else {
            normalizer.skip();
          }
        }
      } else {
        model.skip();
      }
    }
    if (pieces.isEmpty()) {
      throw new InputException(TokenizerFault.EMPTY_VOCABULARY, file);
    }
    // Every model has both, after its pieces: without them it was cut between two fields.
    if (!trained || !normalizes) {
      throw new InputException(TokenizerFault.DAMAGED_SENTENCEPIECE, file, content.length);
    }
    if (algorithm != UNIGRAM) {
      String name =
          algorithm >= 0 && algorithm < ALGORITHMS.size()
              ? ALGORITHMS.get(algorithm)
              : Integer.toString(algorithm);
      throw new InputException(TokenizerFault.NOT_UNIGRAM, file, name);
    }
    if (charsMap.length > 0 && !CharsMap.isSound(charsMap)) {
      throw new InputException(TokenizerFault.DAMAGED_CHARSMAP, file);
    }
    return new SentencePieceModel(
        List.copyOf(pieces),
        unknownId,
        charsMap.length == 0
            ? Optional.empty()
            : Optional.of(Base64.getEncoder().encodeToString(charsMap)));
  }

  private static SentencePiece piece(Path file, ProtoReader message) {
    String text = "";
    float score = 0;
    int type = 1;
    while (message.next()) {
      if (message.isBytes(1)) {
        text = message.readText();
      } else if (message.isFloat(2)) {
        score = message.readFloat();
        if (!Float.isFinite(score)) {
          throw new InputException(TokenizerFault.BAD_SCORE, file, text);
        }
      } else if (message.isVarint(3)) {
        type = message.readInt();
      } else {
        message.skip();
      }
    }
    return new SentencePiece(text, score, SentencePiece.Type.of(type));
  }
}
