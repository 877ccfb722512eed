package org.zonelens.app.window.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/**
 * How long a view listens. Views are built anew when the language changes, while the view models
 * live on; without an end the old views would go on listening.
 */
public final class Lifetime {
  private final List<Subscription> subscriptions = new ArrayList<>();

  /** Calls back now and at every change, until the end. */
  public <T> void follow(ObservableValue<T> value, Consumer<? super T> show) {
    subscriptions.add(value.subscribe(show));
  }

  /** Calls back at every change, until the end. */
  public void follow(ObservableValue<?> value, Runnable changed) {
    subscriptions.add(value.subscribe(changed));
  }

  /** Does something when the view is no longer shown. */
  public void atEnd(Runnable last) {
    subscriptions.add(last::run);
  }

  public void end() {
    subscriptions.forEach(Subscription::unsubscribe);
    subscriptions.clear();
  }
}
