package org.zonelens.analysis.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonelens.analysis.evaluate.MadeUpData;
import org.zonelens.analysis.evaluate.OverlapModel;
import org.zonelens.analysis.evaluate.ReadingRules;
import org.zonelens.analysis.sweep.By;
import org.zonelens.analysis.sweep.SweepPlan;
import org.zonelens.analysis.sweep.SweepSettings;
import org.zonelens.analysis.sweep.SweepSetup;
import org.zonelens.analysis.window.WindowRule;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;

/** How a session writes down what was planned. */
class PlanRowsTest {
  @TempDir private Path folder;

  private static SweepSetup setup(SweepPlan plan, WindowRule window) {
    ReadingRules rules = MadeUpData.rules();
    return SweepSetup.of(
        new OverlapModel().card(),
        MadeUpData.of(10),
        plan,
        new SweepSettings(
            new ReadingRules(window, rules.decoding(), rules.metric()), OptionalInt.empty(), 1));
  }

  private static SweepPlan atlas() {
    List<Intervention> masks = List.of(Intervention.parse("(q2+p2)@0-1#1!zero"));
    return SweepPlan.of(
            SweepPlan.PUBLISHED_ZONES,
            List.of(By.LAYER, By.LAYER_HEAD),
            masks.getFirst().operator(),
            Convention.PUBLISHED,
            OverlapModel.LAYERS,
            OverlapModel.HEADS)
        .and(masks);
  }

  @Test
  void anAtlasUnderThePublishedRuleComesBackAsItWas() {
    SweepSetup setup = setup(atlas(), WindowRule.PUBLISHED);
    Path file = folder.resolve("atlas.zlens");
    Session.create(file, setup, Sweeps.HERE).close();
    try (Session session = Session.open(file)) {
      assertEquals(setup.provenance(), session.provenance());
      assertEquals(setup.interventions(), session.interventions());
      assertEquals(List.of(By.LAYER, By.LAYER_HEAD), session.provenance().by());
    }
  }

  @Test
  void singleMasksAloneComeBackWithoutParts() {
    SweepPlan masks = SweepPlan.of(List.of(Intervention.parse("special")), Convention.STRICT);
    Path file = folder.resolve("masks.zlens");
    Session.create(file, setup(masks, WindowRule.DEFAULT), Sweeps.HERE).close();
    try (Session session = Session.open(file)) {
      assertEquals(List.of(), session.provenance().by());
      assertEquals(1, session.table().singles().size());
    }
  }

  @Test
  void aSessionFromBeforeQuestionsHadALimitIsOfWholeQuestions() throws SQLException {
    SweepSetup setup = Sweeps.setup(new OverlapModel(), 1);
    Path file = folder.resolve("old.zlens");
    Session.create(file, setup, Sweeps.HERE).close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      assertEquals(
          1, statement.executeUpdate("DELETE FROM provenance WHERE key = 'max-question-length'"));
      assertEquals(
          1,
          statement.executeUpdate(
              "UPDATE provenance SET value = 'layer' WHERE key = 'by' AND value = 'layer'"));
    }
    Session.resume(file, setup, Sweeps.HERE).close();
    try (Session session = Session.open(file)) {
      assertEquals(setup.provenance(), session.provenance());
    }
  }

  @Test
  void aModelOfUnlikelySizeMakesNoPictureRatherThanALargeOne() throws SQLException {
    Path file = folder.resolve("large.zlens");
    Session.create(file, Sweeps.setup(new OverlapModel(), 1), Sweeps.HERE).close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE provenance SET value = '2000000000' WHERE key = 'layers'");
    }
    try (Session session = Session.open(file)) {
      assertEquals(List.of(), session.table().grids());
    }
  }
}
