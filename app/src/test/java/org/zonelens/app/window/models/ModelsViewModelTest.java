package org.zonelens.app.window.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.app.open.KnownModel;
import org.zonelens.app.window.FakeModel;
import org.zonelens.app.window.FakeOpening;
import org.zonelens.app.window.KnownModels;
import org.zonelens.app.window.Stepped;
import org.zonelens.app.window.job.JobRunner;
import org.zonelens.app.window.workspace.Workspace;

class ModelsViewModelTest {
  private final Stepped background = new Stepped();
  private final List<Throwable> faults = new ArrayList<>();
  private final JobRunner jobs = new JobRunner(background, Runnable::run, faults::add);
  private final Workspace workspace =
      new Workspace(new FakeOpening(new FakeModel("fake", 2, 2)), jobs);
  private final ModelsViewModel models = new ModelsViewModel(workspace, jobs);

  private List<String> found() {
    return models.foundProperty().get().stream().map(KnownModel::name).toList();
  }

  @Test
  void theListComesInTheBackgroundInItsOwnOrder() {
    models.refresh();
    assertTrue(models.busyProperty().get());
    assertEquals(List.of(), found());
    background.stepAll();
    assertFalse(models.busyProperty().get());
    assertEquals(KnownModels.some(), models.foundProperty().get());
  }

  @Test
  void lookingAgainKeepsWhatIsShownAndTheLatestListWins() {
    models.refresh();
    background.stepAll();
    models.refresh();
    models.refresh();
    assertEquals(KnownModels.some().size(), found().size());
    background.stepLast();
    assertFalse(models.busyProperty().get());
    background.stepAll();
    assertEquals(KnownModels.some(), models.foundProperty().get());
  }

  @Test
  void everyWordOfTheFilterMustFitNameFamilyOrLanguage() {
    models.filterProperty().set("BERT zh");
    models.refresh();
    background.stepAll();
    assertEquals(
        List.of("google-bert/bert-base-chinese", "luhua/chinese_pretrain_mrc_macbert_large"),
        found());
    models.filterProperty().set("  roberta ");
    assertEquals(List.of("deepset/roberta-base-squad2"), found());
    models.filterProperty().set("nothing");
    assertEquals(List.of(), found());
    assertEquals(7, models.total());
    models.filterProperty().set("");
    assertEquals(7, found().size());
  }

  @Test
  void aChosenModelIsOpened() {
    models.open(KnownModels.some().getFirst());
    background.stepAll();
    assertEquals(Optional.of("fake"), workspace.modelReferenceProperty().get());
  }

  @Test
  void onlyAnIdIsDownloaded() {
    for (String typed : List.of("", " ", "org", "org/", "/x", "a/b/c", "http://x/y", "org/x y")) {
      models.idProperty().set(typed);
      assertFalse(models.downloadableProperty().getValue(), typed);
      assertFalse(models.download(), typed);
    }
    assertEquals(0, background.size());
    models.idProperty().set(" org/reader ");
    assertTrue(models.downloadableProperty().getValue());
    assertTrue(models.download());
    assertEquals("", models.idProperty().get());
    assertEquals("task.download-model", jobs.running().getFirst().title().key());
    assertEquals(List.of("org/reader"), jobs.running().getFirst().title().arguments());
    background.stepAll();
    assertTrue(faults.getFirst() instanceof InputException, "the fake opens nothing else");
  }
}
