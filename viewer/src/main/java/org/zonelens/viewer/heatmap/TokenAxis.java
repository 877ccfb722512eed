package org.zonelens.viewer.heatmap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.zonelens.analysis.window.Role;
import org.zonelens.assets.Fonts;
import org.zonelens.viewer.map.AttentionMap;
import org.zonelens.viewer.map.RoleRun;

/**
 * The tokens along one side of the map: as many labels as there is room for, never overlapping, and
 * a ribbon in the colours of the roles. The token under the cross-hair always has its label.
 */
final class TokenAxis extends Region {
  static final double FONT_SIZE = 11;

  private static final double RIBBON = 5;
  private static final double GAP = 4;
  private static final double LINE = 14;
  private static final double WIDEST = 104;

  /** Which side of the map, and so what the tokens do. */
  enum Side {
    /** The rows' tokens, on the left, written level. */
    FROM,
    /** The columns' tokens, on top, written upwards; single characters stay upright. */
    TO
  }

  private final Side side;
  private final Group ribbon = new Group();
  private final Group texts = new Group();
  private final List<Label> pool = new ArrayList<>();
  private List<RoleRun> runs = List.of();
  private Optional<AttentionMap> map = Optional.empty();
  private double thickness = RIBBON + GAP;

  TokenAxis(Side side) {
    this.side = side;
    getStyleClass().addAll("token-axis", side == Side.FROM ? "from-axis" : "to-axis");
    ribbon.setManaged(false);
    texts.setManaged(false);
    getChildren().addAll(ribbon, texts);
    setMouseTransparent(true);
  }

  void show(AttentionMap shown) {
    map = Optional.of(shown);
    runs = RoleRun.of(shown.roles());
    ribbon.getChildren().clear();
    for (RoleRun run : runs) {
      Rectangle part = new Rectangle();
      part.getStyleClass().addAll("role-ribbon", styleClass(run.role()));
      ribbon.getChildren().add(part);
    }
    thickness = RIBBON + GAP + Math.clamp(widest(shown.labels()), 24, WIDEST) + 2;
  }

  /** Pixels this axis needs beside the map. */
  double thickness() {
    return thickness;
  }

  private static double widest(List<String> labels) {
    Text ruler = new Text();
    ruler.setFont(Font.font(Fonts.FAMILY, FONT_SIZE));
    double widest = 0;
    for (String label : labels) {
      ruler.setText(label);
      widest = Math.max(widest, ruler.getLayoutBounds().getWidth());
    }
    return Math.ceil(widest);
  }

  static String styleClass(Role role) {
    return switch (role) {
      case QUESTION -> "question";
      case PASSAGE -> "passage";
      case CLS, SEP -> "special";
      case PAD -> "pad";
    };
  }

  /** Places ribbon and labels for a view of the map. */
  void place(Viewport view, Optional<Integer> marked) {
    map.ifPresent(shown -> place(shown, view, marked));
  }

  private void place(AttentionMap shown, Viewport view, Optional<Integer> marked) {
    for (int i = 0; i < runs.size(); i++) {
      RoleRun run = runs.get(i);
      double begin = Math.max(0, start(view, run.first()));
      double end = Math.min(side == Side.FROM ? getHeight() : getWidth(), start(view, run.end()));
      Rectangle part = (Rectangle) ribbon.getChildren().get(i);
      part.setVisible(end > begin);
      part.setX(side == Side.FROM ? getWidth() - RIBBON : begin);
      part.setY(side == Side.FROM ? begin : getHeight() - RIBBON);
      part.setWidth(side == Side.FROM ? RIBBON - 1 : Math.max(0, end - begin));
      part.setHeight(side == Side.FROM ? Math.max(0, end - begin) : RIBBON - 1);
    }
    int used = 0;
    for (int token : visible(view, marked)) {
      Label label = label(used++);
      String text = shown.label(token);
      if (!text.equals(label.getText())) {
        label.setText(text);
      }
      boolean isMarked = marked.isPresent() && marked.get() == token;
      List<String> classes =
          isMarked
              ? List.of("token-label", styleClass(shown.role(token)), "marked")
              : List.of("token-label", styleClass(shown.role(token)));
      if (!label.getStyleClass().equals(classes)) {
        label.getStyleClass().setAll(classes);
      }
      put(label, start(view, token) + view.cell() / 2, shown.isOneCharacter(token));
    }
    for (int i = used; i < pool.size(); i++) {
      pool.get(i).setVisible(false);
    }
  }

  /** The tokens whose labels have room, the marked one first of all. */
  private List<Integer> visible(Viewport view, Optional<Integer> marked) {
    double extent = side == Side.FROM ? getHeight() : getWidth();
    int step = Math.max(1, (int) Math.ceil(LINE / view.cell()));
    List<Integer> tokens = new ArrayList<>();
    for (int token = 0; token < view.size(); token += step) {
      double middle = start(view, token) + view.cell() / 2;
      boolean onScreen = middle > 0 && middle < extent;
      boolean free = marked.isEmpty() || Math.abs(token - marked.get()) * view.cell() >= LINE;
      if (onScreen && free) {
        tokens.add(token);
      }
    }
    marked.ifPresent(tokens::add);
    return tokens;
  }

  private double start(Viewport view, int token) {
    return side == Side.FROM ? view.y(token) : view.x(token);
  }

  private Label label(int index) {
    if (index == pool.size()) {
      Label label = new Label();
      label.getStyleClass().add("token-label");
      label.setManaged(false);
      pool.add(label);
      texts.getChildren().add(label);
    }
    pool.get(index).setVisible(true);
    return pool.get(index);
  }

  private void put(Label label, double middle, boolean upright) {
    label.applyCss();
    double room = (side == Side.FROM ? getWidth() : getHeight()) - RIBBON - GAP;
    double width = Math.min(Math.ceil(label.prefWidth(-1)), room);
    double height = label.prefHeight(-1);
    label.resize(width, height);
    label.setRotate(side == Side.FROM || upright ? 0 : -90);
    if (side == Side.FROM) {
      label.relocate(room - width, middle - height / 2);
    } else if (upright) {
      label.relocate(middle - width / 2, room - height);
    } else {
      // Turned about its middle, its beginning next to the map.
      label.relocate(middle - width / 2, room - width / 2 - height / 2);
    }
  }
}
