package org.zonelens.app.window.attention;

import java.util.function.BiConsumer;
import javafx.beans.value.ObservableValue;
import org.zonelens.analysis.session.PinnedTrace;
import org.zonelens.app.window.job.Work;

/**
 * Where traces can be pinned.
 *
 * @param open whether there is a session to take them
 * @param pin takes a trace, under a name for people
 */
public record PinTarget(ObservableValue<Boolean> open, BiConsumer<String, Work<PinnedTrace>> pin) {}
