package org.zonelens.app.window;

import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.zonelens.app.text.Sentence;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.parts.Parts;
import org.zonelens.app.window.workspace.Notice;
import org.zonelens.app.window.workspace.Notices;
import org.zonelens.assets.Texts;

/** Says what went wrong and what to do, above the tabs and without stopping anybody's work. */
final class Banner extends HBox {
  private final Texts texts;
  private final Path log;
  private final Label what = Parts.id("banner-what", new Label());
  private final Label remedy = Parts.id("banner-remedy", new Label());

  Banner(Notices notices, Path log, Texts texts, Lifetime lifetime) {
    this.texts = texts;
    this.log = log;
    setId("banner");
    getStyleClass().add("banner");
    setAlignment(Pos.CENTER_LEFT);
    what.setWrapText(true);
    what.getStyleClass().add("banner-what");
    remedy.setWrapText(true);
    what.setMinHeight(USE_PREF_SIZE);
    remedy.setMinHeight(USE_PREF_SIZE);
    VBox sentences = new VBox(what, remedy);
    sentences.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(sentences, Priority.ALWAYS);
    Button close =
        Parts.id("banner-close", Parts.signButton("sign-close", texts.get("banner.close")));
    close.setOnAction(_ -> notices.dismiss());
    getChildren().addAll(sentences, close);
    lifetime.follow(notices.currentProperty(), this::show);
  }

  private void show(Optional<Notice> notice) {
    Parts.present(this, notice.isPresent());
    getStyleClass().removeAll("banner-danger", "banner-success");
    notice.ifPresent(
        each -> {
          Sentence sentence = sentence(each);
          what.setText(sentence.what());
          remedy.setText(sentence.remedy());
          Parts.present(remedy, !sentence.remedy().isEmpty());
          getStyleClass().add(each instanceof Notice.Done ? "banner-success" : "banner-danger");
        });
  }

  private Sentence sentence(Notice notice) {
    return switch (notice) {
      case Notice.InputFault(var fault) -> Sentence.of(fault, texts.locale());
      case Notice.Bug _ ->
          new Sentence(texts.get("banner.bug"), texts.get("banner.bug.remedy", log));
      case Notice.Done(var message) -> new Sentence(message.in(texts), "");
    };
  }
}
