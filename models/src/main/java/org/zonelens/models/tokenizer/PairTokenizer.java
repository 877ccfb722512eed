package org.zonelens.models.tokenizer;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.window.Role;
import org.zonelens.analysis.window.Token;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.window.WindowRule;

/**
 * The tokenizer of a model directory, for pairs of question and passage. Safe to use from several
 * threads.
 */
public final class PairTokenizer implements AutoCloseable {
  private final TokenizerDefinition definition;
  private final HuggingFaceTokenizer tokenizer;

  /** Held for reading while encoding, so that closing never frees what native code still uses. */
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  private PairTokenizer(TokenizerDefinition definition, HuggingFaceTokenizer tokenizer) {
    this.definition = definition;
    this.tokenizer = tokenizer;
  }

  /**
   * Opens the tokenizer of a directory in Hugging Face layout: {@code tokenizer.json}, or else the
   * vocabulary of one of the families {@link TokenizerFamily}, with the settings beside it.
   *
   * @throws InputException if it has none of them, or they are damaged
   */
  public static PairTokenizer open(Path directory) {
    // The library would ask cloud services where it runs, which takes seconds where they are not.
    System.setProperty("OPT_OUT_TRACKING", "true");
    TokenizerDefinition definition = TokenizerDefinition.read(directory);
    byte[] json = definition.json().toString().getBytes(StandardCharsets.UTF_8);
    PairTokenizer opened;
    try {
      opened =
          new PairTokenizer(
              definition,
              HuggingFaceTokenizer.newInstance(
                  new ByteArrayInputStream(json),
                  Map.of("truncation", "false", "padding", "false")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      throw refused(definition.source(), e);
    }
    opened.requirePairTemplate();
    return opened;
  }

  /**
   * The {@code tokenizer.json} by which {@link #open} goes for a directory.
   *
   * @throws InputException as {@link #open} does
   */
  public static String definition(Path directory) {
    return TokenizerDefinition.read(directory).json().toString();
  }

  private static InputException refused(Path source, RuntimeException e) {
    // The place it names is one in what was handed over, not in the file.
    String said = Objects.toString(e.getMessage(), "").replaceFirst(" at line 1 column \\d+$", "");
    return new InputException(e, TokenizerFault.REFUSED, source, said);
  }

  private void requirePairTemplate() {
    List<Role> roles = tokens("", "").stream().map(Token::role).toList();
    if (roles.size() < 3 || roles.contains(Role.QUESTION) || roles.contains(Role.PASSAGE)) {
      close();
      throw new InputException(TokenizerFault.NO_PAIR_TEMPLATE, definition.source());
    }
  }

  /**
   * Tokenises an example and cuts it into windows.
   *
   * @return at least one window, in the order of the passage
   * @throws InputException if the question leaves no room for a passage, or the stride is not less
   *     than the room it leaves
   */
  public List<Window> windows(String question, String passage, WindowRule rule) {
    return new WindowCutter(question, passage, tokens(question, passage)).cut(rule);
  }

  /** All tokens of the pair, uncut. */
  private List<Token> tokens(String question, String passage) {
    Encoding encoding = encode(wellFormed(question), wellFormed(passage));
    CodeUnits questionUnits = CodeUnits.of(question);
    CodeUnits passageUnits = CodeUnits.of(passage);
    long[] ids = encoding.getIds();
    long[] typeIds = encoding.getTypeIds();
    long[] sequences = encoding.getSequenceIds();
    String[] texts = encoding.getTokens();
    CharSpan[] spans = encoding.getCharTokenSpans();
    int startId = definition.startId();
    List<Token> tokens = new ArrayList<>(ids.length);
    for (int i = 0; i < ids.length; i++) {
      int id = Math.toIntExact(ids[i]);
      int typeId = Math.toIntExact(typeIds[i]);
      tokens.add(
          switch ((int) sequences[i]) {
            case 0 -> placed(texts[i], id, typeId, Role.QUESTION, spans[i], questionUnits);
            case 1 -> placed(texts[i], id, typeId, Role.PASSAGE, spans[i], passageUnits);
            default -> Token.special(texts[i], id, typeId, id == startId ? Role.CLS : Role.SEP);
          });
    }
    return tokens;
  }

  private static Token placed(
      String text, int id, int typeId, Role role, CharSpan span, CodeUnits units) {
    return new Token(text, id, typeId, role, units.at(span.getStart()), units.at(span.getEnd()));
  }

  private Encoding encode(String question, String passage) {
    lock.readLock().lock();
    try {
      return tokenizer.encode(question, passage, true, false);
    } catch (IllegalStateException closed) {
      throw closed;
    } catch (RuntimeException e) {
      // Such as text that the vocabulary cannot spell where no token stands for that.
      throw refused(definition.source(), e);
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Replaces lone surrogates, which UTF-8 cannot spell: with one left in, native code would read
   * the whole text wrongly. The length stays.
   */
  private static String wellFormed(String text) {
    StringBuilder mended = new StringBuilder(0);
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.charCount(text.codePointAt(i)) == 2) {
          i++;
        } else {
          if (mended.isEmpty()) {
            mended.append(text);
          }
          mended.setCharAt(i, '\uFFFD');
        }
      }
    }
    return mended.isEmpty() ? text : mended.toString();
  }

  /** The id that fills windows up in a batch. */
  public int paddingId() {
    return definition.id(definition.specials().text(SpecialToken.PADDING));
  }

  /** Whether upper case is lost. */
  public boolean lowerCase() {
    return definition.lowerCase();
  }

  /**
   * Checks that the model knows the tokens that every window has. Tokenizers often have some more
   * than their model, which no text need ever use: {@link #requireIdsBelow} looks at those.
   *
   * @param rows of the model's token embedding
   * @throws InputException if the id of one of these tokens has no row
   */
  public void requireFrameBelow(int rows) {
    int greatest =
        Math.max(paddingId(), tokens("", "").stream().mapToInt(Token::id).max().orElseThrow());
    if (greatest >= rows) {
      throw new InputException(
          TokenizerFault.LARGER_THAN_MODEL, definition.source(), greatest, rows);
    }
  }

  /**
   * Checks that the model knows the tokens of a text.
   *
   * @param rows of the model's token embedding
   * @throws InputException naming a token whose id has no row
   */
  public void requireIdsBelow(int rows, List<Window> windows) {
    for (Window window : windows) {
      for (Token token : window.tokens()) {
        if (token.id() >= rows) {
          throw new InputException(
              TokenizerFault.TOKEN_WITHOUT_ROW,
              definition.source(),
              token.text(),
              token.id(),
              rows);
        }
      }
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      tokenizer.close();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
