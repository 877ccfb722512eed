package org.zonelens.analysis.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.zonelens.analysis.fault.InputException;

/**
 * A JSON file read as a stream of tokens, never as a tree: the memory it takes is that of its
 * longest text. Whatever is wrong with the file becomes an {@link InputException}.
 */
public final class JsonFile {
  /** SQuAD nests 9 deep. */
  static final int MAX_DEPTH = 64;

  /** Long enough to read an unreasonable passage, so as to say how long it is and which. */
  private static final int MAX_TEXT = 16_000_000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          // Names come from a stranger's file: neither kept for ever nor trusted to hash well.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          // Who opened the stream closes it; its last bytes may be wanted.
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_TEXT)
                  .build())
          .build();

  private final String name;
  private final JsonParser parser;

  private JsonFile(String name, JsonParser parser) {
    this.name = name;
    this.parser = parser;
  }

  /** What to do with the content; standing on the first token when called. */
  @FunctionalInterface
  public interface Content<T> {
    T read(JsonFile json) throws IOException;
  }

  /** What to do with one member of an object, or one element of an array. */
  @FunctionalInterface
  public interface Item<K> {
    /** Standing on the first token of the item's value; must leave on its last. */
    void read(K key) throws IOException;
  }

  /** What to do with a value, standing on its first token. */
  @FunctionalInterface
  interface Value {
    void read() throws IOException;
  }

  /**
   * Opens a file for reading.
   *
   * @throws InputException if there is no such file, or it cannot be read
   */
  public static InputStream open(Path file) {
    if (Files.isDirectory(file)) {
      throw new InputException(DataFault.IS_FOLDER, file.toString());
    }
    try {
      return Files.newInputStream(file);
    } catch (NoSuchFileException e) {
      throw new InputException(e, DataFault.NOT_FOUND, file.toString());
    } catch (IOException e) {
      throw new InputException(e, DataFault.UNREADABLE, file.toString());
    }
  }

  /**
   * Reads all of a stream, which must hold one JSON value and nothing after it, unless {@code
   * content} goes on to the next. In UTF-8, or in UTF-16 or UTF-32 if it shows that it is.
   *
   * @param name of the file, for messages
   * @throws InputException if it is empty, no text, not JSON, too deep, or what {@code content}
   *     throws
   */
  public static <T> T read(String name, InputStream in, Content<T> content) {
    try (in) {
      return read(name, FileStart.of(in), content);
    } catch (IOException e) {
      throw new InputException(e, DataFault.UNREADABLE, name);
    }
  }

  static <T> T read(String name, FileStart start, Content<T> content) throws IOException {
    switch (start.kind()) {
      case TEXT -> {}
      case WEB_PAGE -> throw new InputException(DataFault.WEB_PAGE, name);
      case LFS_POINTER -> throw new InputException(DataFault.LFS_POINTER, name);
      case PARQUET -> throw new InputException(DataFault.PARQUET, name);
      case BINARY, GZIP -> throw new InputException(DataFault.BINARY, name);
    }
    FileStart.Encoding encoding = start.encoding();
    RecentBytes bytes = new RecentBytes(start.whole());
    bytes.skipNBytes(encoding.mark());
    // Strict, unlike the parser's own: what cannot be decoded is told apart from what is no JSON.
    CharsetDecoder decoder =
        encoding
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    try (JsonParser parser = JSON.createParser(new InputStreamReader(bytes, decoder))) {
      return new JsonFile(name, parser).read(content, bytes);
    }
  }

  private <T> T read(Content<T> content, RecentBytes bytes) throws IOException {
    try {
      if (parser.nextToken() == null) {
        throw new InputException(DataFault.EMPTY_FILE, name);
      }
      T result = content.read(this);
      if (parser.nextToken() != null) {
        throw new InputException(DataFault.NOT_JSON, name, line(), column());
      }
      return result;
    } catch (JsonEOFException e) {
      throw truncated(e);
    } catch (StreamConstraintsException e) {
      // The parser counts a level before it refuses it.
      if (parser.getParsingContext().getNestingDepth() >= MAX_DEPTH) {
        throw new InputException(e, DataFault.TOO_DEEP, name, MAX_DEPTH);
      }
      throw new InputException(e, DataFault.VALUE_TOO_LONG, name, line());
    } catch (StreamReadException e) {
      // After a comma the parser has no exception of its own for the end.
      if (e.getOriginalMessage().startsWith("Unexpected end-of-input")) {
        throw truncated(e);
      }
      throw new InputException(e, DataFault.NOT_JSON, name, line(), column());
    } catch (CharacterCodingException e) {
      if (bytes.endsWithinCharacter()) {
        throw truncated(e);
      }
      DataFault fault = bytes.isGbk() ? DataFault.IN_GBK : DataFault.NOT_UTF8;
      throw new InputException(e, fault, name, line());
    } catch (EOFException e) {
      throw truncated(e);
    } catch (ZipException e) {
      throw new InputException(e, DataFault.DAMAGED, name);
    }
  }

  private InputException truncated(IOException cause) {
    String place = pointer().isEmpty() ? "/" : pointer();
    return new InputException(cause, DataFault.TRUNCATED, name, line(), place);
  }

  /** The file's name, for messages. */
  String name() {
    return name;
  }

  /** Goes through an object's members. */
  public void object(Item<String> member) throws IOException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      throw wrongType();
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      member.read(key);
    }
  }

  /** Goes through an array's elements, counted from 0. */
  public void array(Item<Integer> element) throws IOException {
    if (!parser.hasToken(JsonToken.START_ARRAY)) {
      throw wrongType();
    }
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      element.read(i);
    }
  }

  /** Goes through an array's elements, or takes what stands here for the only one. */
  void oneOrMore(Value value) throws IOException {
    if (parser.hasToken(JsonToken.START_ARRAY)) {
      array(_ -> value.read());
    } else {
      value.read();
    }
  }

  /** Goes to the next value of a file that holds several, as JSON Lines do; false at the end. */
  boolean nextValue() throws IOException {
    return parser.nextToken() != null;
  }

  boolean isArray() {
    return parser.hasToken(JsonToken.START_ARRAY);
  }

  public boolean isObject() {
    return parser.hasToken(JsonToken.START_OBJECT);
  }

  /** Whether the value here is a text or a number. */
  public boolean isText() {
    return parser.hasToken(JsonToken.VALUE_STRING) || parser.currentToken().isNumeric();
  }

  /** The text here, or the digits of a number as the file has them: ids and answers can be such. */
  public String text() throws IOException {
    if (!isText()) {
      throw wrongType();
    }
    return WellFormedText.of(parser.getText());
  }

  /** Whether {@code true} stands here; any other value is false. */
  boolean isTrue() {
    return parser.hasToken(JsonToken.VALUE_TRUE);
  }

  /** The whole number here, or -1 for any other plain value, such as null or 3.5 or 1e999. */
  int offset() throws IOException {
    if (parser.currentToken().isStructStart()) {
      throw wrongType();
    }
    boolean fits =
        parser.hasToken(JsonToken.VALUE_NUMBER_INT)
            && parser.getNumberType() == JsonParser.NumberType.INT;
    return fits ? parser.getIntValue() : -1;
  }

  /** Passes over the value here, whatever it is. */
  public void skip() throws IOException {
    parser.skipChildren();
  }

  /** Where in the file this is, as a JSON pointer (RFC 6901). */
  public String pointer() {
    return parser.getParsingContext().pathAsPointer().toString();
  }

  /** For the end of an object in which something was missing. */
  InputException missing(String field) {
    return new InputException(DataFault.MISSING_FIELD, name, pointer() + "/" + field, line());
  }

  private InputException wrongType() {
    return new InputException(DataFault.WRONG_TYPE, name, pointer(), line());
  }

  private int line() {
    return parser.currentLocation().getLineNr();
  }

  private int column() {
    return parser.currentLocation().getColumnNr();
  }
}
