package org.zonelens.app.open;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zonelens.analysis.data.DataFault;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.data.DatasetReader;
import org.zonelens.analysis.data.JsonFile;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.app.home.UserFolder;
import org.zonelens.assets.Demo;
import org.zonelens.models.HuggingFaceModel;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.checkpoint.StoredNames;
import org.zonelens.models.device.ComputeChoice;
import org.zonelens.models.hub.Announcement;
import org.zonelens.models.hub.CachedModel;
import org.zonelens.models.hub.HubCache;
import org.zonelens.models.hub.HubDownload;
import org.zonelens.models.hub.ModelLocator;
import org.zonelens.models.hub.ModelOutline;
import org.zonelens.models.hub.web.HubEnvironment;
import org.zonelens.models.hub.web.HubSettings;
import org.zonelens.models.hub.web.Patience;

/** Opens models and data sets by what users call them: paths, built-in names, hub ids. */
public final class Catalogue {
  private final HubCache cache = HubCache.local();

  private static Optional<Path> demo(String name) {
    return Demo.byId(name).map(Catalogue::unpacked);
  }

  private static Path unpacked(Demo demo) {
    try {
      return demo.unpack(UserFolder.demos());
    } catch (UncheckedIOException failed) {
      throw new InputException(failed, OpenFault.CANNOT_UNPACK, UserFolder.demos().toString());
    }
  }

  /**
   * Opens a model, to be closed by the caller; one that is on the hub only is downloaded first.
   *
   * @param name a directory, a built-in name or a hub id
   * @throws InputException if there is no such model, or it is damaged
   */
  public HuggingFaceModel openModel(String name, ComputeChoice choice, JobContext context) {
    return openModel(name, choice, context, Announcement.silent(context));
  }

  /**
   * The same.
   *
   * @param announcement told before a download, and asked who is to be told of its progress
   */
  public HuggingFaceModel openModel(
      String name, ComputeChoice choice, JobContext context, Announcement announcement) {
    return HuggingFaceModel.open(locate(name, context, announcement), name, choice, context);
  }

  /**
   * The directory of a model; one that is on the hub only is downloaded first.
   *
   * @throws InputException if there is no such model
   */
  public Path locate(String name, JobContext context, Announcement announcement) {
    return new ModelLocator(cache, Catalogue::demo, this::download)
        .locate(name, context, announcement);
  }

  private HubDownload download() {
    return new HubDownload(cache, HubSettings.of(HubEnvironment.ofProcess()), Patience.USUAL);
  }

  /**
   * A model with made-up weights and the English demo's tokenizer, to measure with: written to an
   * empty folder, to be opened from there.
   *
   * @throws InputException if the folder cannot be written to
   */
  public static void writeRandomModel(EncoderSpec spec, Path folder) {
    try {
      HuggingFaceModel.writeRandom(spec, unpacked(Demo.ENGLISH), folder);
    } catch (IOException e) {
      throw new InputException(e, DataFault.CANNOT_WRITE, folder.toString());
    }
  }

  /**
   * Refuses a model that cannot answer, before anything is made for its answers.
   *
   * @throws InputException if it has no QA head, or one that is not covered
   */
  public static void requireQaHead(ModelCard card) {
    if (!card.hasQaHead()) {
      throw new InputException(StoredNames.lack(card.unused()), card.name());
    }
  }

  /**
   * A model that was opened to answer; closed if it cannot.
   *
   * @throws InputException as {@link #requireQaHead} does
   */
  public static <M extends ReadingModel> M answering(M opened) {
    try {
      requireQaHead(opened.card());
      return opened;
    } catch (InputException fault) {
      opened.close();
      throw fault;
    }
  }

  /**
   * Reads a data set.
   *
   * @param name a file, or a built-in name for that demo's development set
   * @throws InputException if there is no such file, or it is damaged
   */
  public Dataset openData(String name, JobContext context) {
    Optional<Path> demo = demo(name);
    try {
      return demo.isPresent()
          ? DatasetReader.read(name, JsonFile.open(demo.get().resolve("dev.json")), context)
          : DatasetReader.read(Path.of(name), context);
    } catch (InvalidPathException impossible) {
      throw new InputException(impossible, DataFault.NOT_FOUND, name);
    }
  }

  /**
   * The models that have a name: the demos first, then the local Hugging Face cache, whole or not.
   *
   * @throws InputException if the demos cannot be unpacked
   */
  public List<KnownModel> models() {
    List<KnownModel> models = new ArrayList<>();
    for (Demo demo : Demo.values()) {
      Path folder = unpacked(demo);
      models.add(new KnownModel(demo.id(), true, folder, ModelOutline.of(folder)));
    }
    for (CachedModel cached : cache.models()) {
      models.add(new KnownModel(cached.id(), false, cached.directory(), cached.outline()));
    }
    return models;
  }
}
