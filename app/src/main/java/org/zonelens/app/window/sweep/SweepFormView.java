package org.zonelens.app.window.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.zonelens.analysis.sweep.By;
import org.zonelens.analysis.sweep.SweepPlan;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.NamedZone;
import org.zonelens.analysis.zone.Zone;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.parts.Named;
import org.zonelens.app.window.parts.OperatorChoice;
import org.zonelens.app.window.parts.Parts;
import org.zonelens.app.window.parts.ZoneNames;
import org.zonelens.assets.Texts;

/** What to sweep over. */
final class SweepFormView extends VBox {
  /** Of masks that the form has no boxes for. */
  private static final int MOST_SHOWN = 6;

  private static final List<By> ATLAS = List.of(By.values());

  private final SweepViewModel model;
  private final Texts texts;
  private final Map<NamedZone, CheckBox> zones = new LinkedHashMap<>();
  private final ComboBox<List<By>> by = Parts.id("sweep-by", new ComboBox<>());
  private final ComboBox<Convention> convention = new ComboBox<>();
  private final ComboBox<Reading> reading = Parts.id("sweep-reading", new ComboBox<>());
  private final OperatorChoice operator;
  private final TextField limit = Parts.id("sweep-limit", new TextField());
  private final TextField seed = Parts.id("sweep-seed", new TextField());
  private final Label runs = Parts.note("");
  private final Label others = Parts.id("sweep-others", Parts.note(""));
  private final Button leaveOut = Parts.id("sweep-leave-out", new Button());
  private boolean showing;

  SweepFormView(SweepViewModel model, Texts texts, Lifetime lifetime) {
    this.model = model;
    this.texts = texts;
    operator = new OperatorChoice(texts);
    getStyleClass().addAll("pane", "sweep-form");
    for (By each : By.values()) {
      by.getItems().add(List.of(each));
    }
    by.getItems().add(ATLAS);
    by.setConverter(Named.by(this::name));
    convention.getItems().setAll(Convention.values());
    convention.setConverter(Named.by(each -> texts.get("convention." + each.id())));
    reading.getItems().setAll(Reading.Usual.values());
    reading.setConverter(Named.by(this::name));
    limit.setPromptText(texts.get("sweep.limit.all"));
    only(limit, "\\d{0,7}");
    only(seed, "-?\\d{0,18}");
    for (ComboBox<?> choice : List.of(by, convention, reading)) {
      choice.setMaxWidth(Double.MAX_VALUE);
    }
    VBox fields =
        new VBox(
            Parts.heading(texts.get("sweep.form")),
            Parts.stacked(texts.get("sweep.zones"), zoneBoxes()),
            Parts.stacked(texts.get("sweep.by"), by),
            others,
            leaveOut,
            Parts.stacked(texts.get("operator.name"), operator),
            Parts.stacked(texts.get("convention.name"), convention),
            Parts.stacked(texts.get("sweep.reading"), reading),
            Parts.stacked(texts.get("sweep.limit"), limit),
            Parts.stacked(texts.get("sweep.seed"), seed),
            runs);
    fields.getStyleClass().add("sweep-fields");
    ScrollPane scroll = Parts.styled(new ScrollPane(fields), "plain-scroll");
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(scroll, buttons(lifetime));
    lifetime.follow(model.formProperty(), this::show);
    leaveOut.setText(texts.get("sweep.leave-out"));
    leaveOut.setOnAction(_ -> leaveOut());
    by.setOnAction(_ -> read());
    convention.setOnAction(_ -> read());
    reading.setOnAction(_ -> read());
    operator.valueProperty().subscribe(_ -> read());
    limit.textProperty().subscribe(_ -> read());
    seed.textProperty().subscribe(_ -> read());
    lifetime.follow(model.workspace().modelProperty(), _ -> count());
    lifetime.follow(model.workspace().dataProperty(), _ -> count());
  }

  private Node zoneBoxes() {
    FlowPane boxes = Parts.styled(new FlowPane(), "zone-boxes");
    for (NamedZone zone : SweepPlan.NAMED_ZONES) {
      CheckBox box = Parts.id("sweep-zone-" + zone.id(), new CheckBox(ZoneNames.of(zone)));
      box.setOnAction(_ -> read());
      zones.put(zone, box);
      boxes.getChildren().add(box);
    }
    return boxes;
  }

  private Node buttons(Lifetime lifetime) {
    Button start = Parts.id("sweep-start", new Button(texts.get("sweep.start")));
    start.getStyleClass().add("accent");
    start.setOnAction(_ -> model.start());
    Button resume = Parts.id("sweep-resume", new Button(texts.get("sweep.resume")));
    resume.setOnAction(_ -> model.resume());
    Button cancel = Parts.id("sweep-cancel", new Button(texts.get("sweep.cancel")));
    cancel.setOnAction(_ -> model.cancel());
    Runnable enable =
        () -> {
          boolean ready =
              model.workspace().model().isPresent()
                  && model.workspace().data().isPresent()
                  && model.formProperty().get().isComplete();
          start.setDisable(model.isRunning() || !ready);
          cancel.setDisable(!model.isRunning());
          Parts.present(resume, model.canResume() && ready);
        };
    lifetime.follow(model.runningProperty(), enable);
    lifetime.follow(model.formProperty(), enable);
    lifetime.follow(model.tableProperty(), enable);
    lifetime.follow(model.workspace().modelProperty(), enable);
    lifetime.follow(model.workspace().dataProperty(), enable);
    enable.run();
    return Parts.toolbar(start, resume, cancel);
  }

  private void show(SweepForm form) {
    showing = true;
    zones.forEach((zone, box) -> box.setSelected(form.zones().contains(zone)));
    choose(by, form.by());
    if (form.reading() instanceof Reading.AsBefore) {
      reading.getItems().setAll(Reading.Usual.values());
    }
    choose(reading, form.reading());
    List<String> extra =
        Stream.concat(notOffered(form).stream(), form.masks().stream())
            .map(Object::toString)
            .toList();
    Parts.present(others, !extra.isEmpty());
    Parts.present(leaveOut, !extra.isEmpty());
    String shown = String.join(" · ", extra.subList(0, Math.min(MOST_SHOWN, extra.size())));
    others.setText(texts.get("sweep.others", extra.size() > MOST_SHOWN ? shown + " · …" : shown));
    operator.valueProperty().set(form.operator());
    convention.setValue(form.convention());
    // Only what differs: typing changes the form, and must not move the caret by coming back.
    setText(limit, form.limit().isPresent() ? Integer.toString(form.limit().getAsInt()) : "");
    setText(seed, Long.toString(form.seed()));
    showing = false;
    count();
  }

  private static <T> void choose(ComboBox<T> choice, T value) {
    if (!choice.getItems().contains(value)) {
      // Of an opened session: a choice shows nothing that it does not offer.
      choice.getItems().add(value);
    }
    choice.setValue(value);
  }

  private static void setText(TextField field, String text) {
    boolean same = number(field) == (text.isEmpty() ? 0 : Long.parseLong(text));
    if (!same) {
      field.setText(text);
    }
  }

  private static long number(TextField field) {
    String text = field.getText();
    return text.isEmpty() || text.equals("-") ? 0 : Long.parseLong(text);
  }

  private void read() {
    if (showing) {
      return;
    }
    List<Zone> chosen = new ArrayList<>();
    zones.forEach(
        (zone, box) -> {
          if (box.isSelected()) {
            chosen.add(zone);
          }
        });
    SweepForm before = model.formProperty().get();
    chosen.addAll(notOffered(before));
    ask(chosen, before.masks());
  }

  private void ask(List<Zone> chosen, List<Intervention> masks) {
    int most = (int) number(limit);
    model
        .formProperty()
        .set(
            new SweepForm(
                chosen,
                by.getValue(),
                operator.valueProperty().get(),
                convention.getValue(),
                most == 0 ? OptionalInt.empty() : OptionalInt.of(most),
                number(seed),
                reading.getValue(),
                masks));
    count();
  }

  /** Zones without a box, from a session that was opened. */
  private List<Zone> notOffered(SweepForm form) {
    return form.zones().stream().filter(zone -> !zones.containsKey(zone)).toList();
  }

  private void leaveOut() {
    SweepForm form = model.formProperty().get();
    ask(form.zones().stream().filter(zones::containsKey).toList(), List.of());
  }

  /** One part by its name, several as the kinds of rows that they make. */
  private String name(List<By> parts) {
    if (parts.isEmpty()) {
      return texts.get("by.masks");
    }
    return parts.equals(ATLAS)
        ? texts.get("by.atlas")
        : String.join(" + ", parts.stream().map(part -> texts.get("by." + part.id())).toList());
  }

  private String name(Reading way) {
    return switch (way) {
      case Reading.Usual.DEFAULT -> texts.get("sweep.reading.default");
      case Reading.Usual.PUBLISHED -> texts.get("sweep.reading.published");
      case Reading.AsBefore _ -> texts.get("sweep.reading.before");
    };
  }

  /** Says how much work it is, before it is begun. */
  private void count() {
    SweepForm form = model.formProperty().get();
    boolean known = model.workspace().model().isPresent() && model.workspace().data().isPresent();
    Parts.present(runs, known);
    if (known) {
      var card = model.workspace().model().orElseThrow().card();
      int all = model.workspace().data().orElseThrow().examples().size();
      int masks =
          form.isComplete() ? form.plan(card.layers(), card.heads()).interventions().size() : 0;
      runs.setText(texts.get("sweep.work", masks, Math.min(all, form.limit().orElse(all))));
    }
  }

  // A filter refuses a change by giving null: that is how TextFormatter wants it.
  @SuppressWarnings("NullAway")
  private static void only(TextField field, String pattern) {
    field.setTextFormatter(
        new TextFormatter<>(change -> change.getControlNewText().matches(pattern) ? change : null));
  }
}
