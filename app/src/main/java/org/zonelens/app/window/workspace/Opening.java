package org.zonelens.app.window.workspace;

import java.util.List;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.app.open.KnownModel;

/** How the window gets at models and data sets; it knows neither engines nor file formats. */
public interface Opening {

  /**
   * Opens a model.
   *
   * @param reference a directory, a built-in name or a hub id; what the local cache lacks is
   *     downloaded
   * @throws org.zonelens.analysis.fault.InputException if there is no such model or it is damaged
   */
  ReadingModel model(String reference, JobContext context);

  /**
   * Reads a data set.
   *
   * @param reference a file or a built-in name
   * @throws org.zonelens.analysis.fault.InputException if it is no data set
   */
  Dataset data(String reference, JobContext context);

  /**
   * The models that have a name, the demos first.
   *
   * @throws org.zonelens.analysis.fault.InputException if the demos cannot be unpacked
   */
  List<KnownModel> models();

  /** The names of the demos that come with the program; each is a model and a data set. */
  List<String> builtIn();
}
