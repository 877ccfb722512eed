package org.zonelens.models.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.zonelens.analysis.fault.InputException;

/** A checkpoint in several files, with a list of which tensor is in which. */
public final class ShardedCheckpoint implements Checkpoint {
  private final Path index;
  private final List<Checkpoint> shards;
  private final Map<String, StoredTensor> tensors;

  private ShardedCheckpoint(
      Path index, List<Checkpoint> shards, Map<String, StoredTensor> tensors) {
    this.index = index;
    this.shards = shards;
    this.tensors = tensors;
  }

  /**
   * Opens every file of the list.
   *
   * @param opener opens one of them
   * @throws InputException with a {@link ShardFault} if one is not there or lacks a tensor that the
   *     list says it has, or as the opener has it
   */
  public static ShardedCheckpoint open(ShardIndex index, Function<Path, Checkpoint> opener) {
    List<Checkpoint> shards = new ArrayList<>();
    try {
      Map<String, Checkpoint> byName = new HashMap<>();
      for (String name : index.names()) {
        Checkpoint shard = opener.apply(index.shard(name));
        shards.add(shard);
        byName.put(name, shard);
      }
      Map<String, StoredTensor> tensors = new LinkedHashMap<>();
      for (Map.Entry<String, String> each : index.shards().entrySet()) {
        tensors.put(each.getKey(), find(index, each.getValue(), each.getKey(), byName));
      }
      return new ShardedCheckpoint(index.file(), shards, Collections.unmodifiableMap(tensors));
    } catch (RuntimeException fault) {
      shards.forEach(Checkpoint::close);
      throw fault;
    }
  }

  private static StoredTensor find(
      ShardIndex index, String shard, String tensor, Map<String, Checkpoint> byName) {
    Checkpoint holder = byName.get(shard);
    StoredTensor found = holder == null ? null : holder.tensors().get(tensor);
    if (found == null) {
      throw new InputException(ShardFault.SHARD_LACKS, index.file().toString(), shard, tensor);
    }
    return found;
  }

  @Override
  public Path source() {
    return index;
  }

  @Override
  public Map<String, StoredTensor> tensors() {
    return tensors;
  }

  @Override
  public void close() {
    shards.forEach(Checkpoint::close);
  }
}
