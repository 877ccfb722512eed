package org.zonelens.models.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.zonelens.analysis.fault.InputException;

/**
 * The list of which file of a checkpoint holds which tensor, such as {@code
 * model.safetensors.index.json}.
 *
 * @param file the list itself; the others are beside it
 * @param shards the plain name of a file for every tensor
 */
public record ShardIndex(Path file, Map<String, String> shards) {
  private static final String MAP = "weight_map";

  /** The list of a model with 100,000 tensors has 10 MB. */
  private static final long LARGEST = 16 << 20;

  private static final int MOST_SHARDS = 1_000;
  private static final Pattern PLAIN = Pattern.compile("[\\w][\\w.+@-]{0,199}");
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  /**
   * Reads a list. That the files are there is not looked at.
   *
   * @throws InputException with a {@link ShardFault} if it is none, or names files elsewhere
   */
  public static ShardIndex read(Path file) {
    String name = file.toString();
    try {
      long size = Files.size(file);
      if (size > LARGEST) {
        throw new InputException(ShardFault.INDEX_TOO_LARGE, name, size, LARGEST);
      }
      try (JsonParser parser = JSON.createParser(Files.readAllBytes(file))) {
        return new ShardIndex(file, map(name, parser));
      }
    } catch (JsonProcessingException broken) {
      throw new InputException(broken, ShardFault.NOT_AN_INDEX, name);
    } catch (IOException unreadable) {
      throw new InputException(
          unreadable, ModelFault.WEIGHTS_UNREADABLE, name, unreadable.toString());
    }
  }

  private static Map<String, String> map(String file, JsonParser json) throws IOException {
    Map<String, String> shards = new LinkedHashMap<>();
    require(json.nextToken() == JsonToken.START_OBJECT, file);
    while (json.nextToken() != JsonToken.END_OBJECT) {
      boolean wanted = json.currentName().equals(MAP);
      json.nextToken();
      if (!wanted) {
        json.skipChildren();
        continue;
      }
      require(json.currentToken() == JsonToken.START_OBJECT, file);
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String tensor = json.currentName();
        require(json.nextToken() == JsonToken.VALUE_STRING, file);
        shards.put(tensor, requirePlain(file, json.getText()));
      }
    }
    require(!shards.isEmpty(), file);
    int count = new TreeSet<>(shards.values()).size();
    if (count > MOST_SHARDS) {
      throw new InputException(ShardFault.TOO_MANY_SHARDS, file, count, MOST_SHARDS);
    }
    return shards;
  }

  /** A name of a file beside the list: no folder, no way out of it, no drive, no hidden file. */
  private static String requirePlain(String file, String shard) {
    if (!PLAIN.matcher(shard).matches()) {
      String shown = shard.replaceAll("[^ -~]", "?");
      throw new InputException(
          ShardFault.SHARD_NAME, file, shown.substring(0, Math.min(100, shown.length())));
    }
    return shard;
  }

  private static void require(boolean holds, String file) {
    if (!holds) {
      throw new InputException(ShardFault.NOT_AN_INDEX, file);
    }
  }

  /** The names of the files, each once, in order. */
  public List<String> names() {
    return List.copyOf(new TreeSet<>(shards.values()));
  }

  /**
   * One of the files.
   *
   * @throws InputException if it is not there
   */
  public Path shard(String name) {
    // A link into the cache's blobs is as good as a file.
    Path shard = file.resolveSibling(name);
    if (!Files.isRegularFile(shard)) {
      throw new InputException(ShardFault.SHARD_MISSING, file.toString(), name);
    }
    return shard;
  }
}
