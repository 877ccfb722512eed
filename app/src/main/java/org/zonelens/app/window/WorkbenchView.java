package org.zonelens.app.window;

import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TabPane.TabClosingPolicy;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.zonelens.analysis.session.Pin;
import org.zonelens.app.window.attention.AttentionView;
import org.zonelens.app.window.attention.PinTarget;
import org.zonelens.app.window.charts.ChartsView;
import org.zonelens.app.window.examples.ExamplesView;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.parts.Parts;
import org.zonelens.app.window.settings.Theme;
import org.zonelens.app.window.sweep.SweepView;
import org.zonelens.app.window.tasks.StatusBar;
import org.zonelens.app.window.whatif.WhatIfView;
import org.zonelens.assets.Texts;

/** All that is in the window below the menus, in one language. */
final class WorkbenchView extends BorderPane {
  private final Shell shell;
  private final TabPane tabs = Parts.id("tabs", new TabPane());
  private final ExamplesView examples;
  private final StatusBar status;

  WorkbenchView(
      Shell shell, Workbench workbench, StartSettings start, Texts texts, Lifetime lifetime) {
    this.shell = shell;
    setId("workbench");
    examples = new ExamplesView(shell.examples(), texts, lifetime);
    status = new StatusBar(shell.workspace(), shell.jobs(), texts, lifetime);
    tabs.setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
    ObservableValue<Boolean> dark =
        workbench.settingsProperty().map(settings -> settings.theme() == Theme.DARK);
    PinTarget session =
        new PinTarget(shell.sweep().keptProperty().map(Optional::isPresent), shell.sweep()::pin);
    add("attention", texts, new AttentionView(shell.attention(), session, texts, lifetime));
    add("whatif", texts, new WhatIfView(shell.whatIf(), texts, lifetime));
    add("sweep", texts, new SweepView(shell.sweep(), dark, this::look, texts, lifetime));
    add(
        "charts",
        texts,
        new ChartsView(shell.charts(), dark, workbench::exportChart, texts, lifetime));
    activeOnly(0, shell.attention().activeProperty(), lifetime);
    activeOnly(1, shell.whatIf().activeProperty(), lifetime);
    VBox.setVgrow(tabs, Priority.ALWAYS);
    VBox centre = new VBox(new Banner(shell.notices(), start.log(), texts, lifetime), tabs);
    examples.setMinWidth(180);
    SplitPane.setResizableWithParent(examples, false);
    SplitPane split = Parts.styled(new SplitPane(examples, centre), "main-split");
    split.setDividerPositions(0.24);
    setCenter(split);
    setBottom(status);
    setOnDragOver(this::dragged);
    setOnDragDropped(this::dropped);
  }

  private void look(Pin pin) {
    shell
        .sweep()
        .look(
            pin,
            pinned -> {
              shell.attention().show(pinned.trace());
              showTab(0);
            });
  }

  void showTab(int index) {
    tabs.getSelectionModel().select(index);
  }

  int shownTab() {
    return tabs.getSelectionModel().getSelectedIndex();
  }

  ExamplesView examples() {
    return examples;
  }

  StatusBar status() {
    return status;
  }

  private void add(String name, Texts texts, Node content) {
    Tab tab = new Tab(texts.get("tab." + name), content);
    tab.setId("tab-" + name);
    tabs.getTabs().add(tab);
  }

  /** A tab that nobody looks at computes nothing. */
  private void activeOnly(int index, BooleanProperty active, Lifetime lifetime) {
    lifetime.follow(
        tabs.getSelectionModel().selectedIndexProperty(),
        shown -> active.set(shown.intValue() == index));
  }

  private void dragged(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
    }
    event.consume();
  }

  private void dropped(DragEvent event) {
    List<File> files = event.getDragboard().getFiles();
    shell.open(files.stream().map(File::toPath).toList());
    event.setDropCompleted(!files.isEmpty());
    event.consume();
  }
}
