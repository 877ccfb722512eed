package org.zonelens.viewer.strip;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;
import org.zonelens.analysis.window.Token;
import org.zonelens.assets.Texts;
import org.zonelens.viewer.type.ScreenType;

/**
 * A window's tokens in reading order, wrapped, coloured by role, each with a bar for how likely the
 * answer starts there and one for how likely it ends there. The answer is underlaid.
 *
 * <p>Grows as high as its tokens need: put it into a scroll pane. Style class {@code token-strip}.
 * Looked-up colours: {@code -zl-role-question}, {@code -zl-role-passage}, {@code -zl-role-special},
 * {@code -zl-start}, {@code -zl-end}, {@code -zl-answer}, {@code -zl-ink}, {@code -zl-faint}.
 */
public final class TokenStrip extends Control {

  /** The tokens from {@code first} to {@code last}, both included. */
  public record Span(int first, int last) {}

  private final ObjectProperty<List<Token>> tokens =
      new SimpleObjectProperty<>(this, "tokens", List.of());
  private final ObjectProperty<Optional<TokenValues>> values =
      new SimpleObjectProperty<>(this, "values", Optional.empty());
  private final ObjectProperty<Optional<Span>> answer =
      new SimpleObjectProperty<>(this, "answer", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Integer>> pointed =
      new ReadOnlyObjectWrapper<>(this, "pointed", Optional.empty());
  private final Texts texts = Texts.of("viewer", Locale.getDefault());

  public TokenStrip() {
    ScreenType.regular();
    getStyleClass().setAll("token-strip");
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleRoleDescription(texts.get("strip.role"));
    tokens.subscribe(
        now ->
            setAccessibleText(
                now.isEmpty()
                    ? texts.get("strip.empty")
                    : String.join(" ", now.stream().map(Token::text).toList())));
  }

  /** What is shown; none shows a sentence that says so. */
  public ObjectProperty<List<Token>> tokensProperty() {
    return tokens;
  }

  /** The bars; values of another number of tokens are not shown. */
  public ObjectProperty<Optional<TokenValues>> valuesProperty() {
    return values;
  }

  /** The tokens of the answer. */
  public ObjectProperty<Optional<Span>> answerProperty() {
    return answer;
  }

  /** The token under the pointer. */
  public ReadOnlyObjectProperty<Optional<Integer>> pointedProperty() {
    return pointed.getReadOnlyProperty();
  }

  void point(Optional<Integer> token) {
    pointed.set(token);
  }

  /** The bars if they fit the tokens. */
  Optional<TokenValues> fittingValues() {
    return values.get().filter(known -> known.start().length == tokens.get().size());
  }

  Texts texts() {
    return texts;
  }

  /** Higher when narrower. */
  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected Skin<?> createDefaultSkin() {
    return new TokenStripSkin(this);
  }

  @Override
  public String getUserAgentStylesheet() {
    return Objects.requireNonNull(TokenStrip.class.getResource("strip.css")).toExternalForm();
  }
}
