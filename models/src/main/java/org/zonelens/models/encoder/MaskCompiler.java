package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zonelens.analysis.window.Role;
import org.zonelens.analysis.window.Roles;
import org.zonelens.analysis.zone.Cells;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Masking;
import org.zonelens.analysis.zone.Operator;
import org.zonelens.analysis.zone.Zone;

/**
 * Turns the cells of maskings into arrays for the two sites. All layers and heads of all maskings
 * of a batch share these: a sweep over a hundred parts of a model asks for the same few zones.
 */
final class MaskCompiler {
  /**
   * Arrays kept at most; a sweep of named zones needs one each, drawn zones could be any number.
   */
  private static final int KEPT = 24;

  private final NDManager manager;
  private final List<Roles> roles;
  private final int heads;
  private final int size;
  private final Map<Excluded, Optional<ScorePlane>> planes = new HashMap<>();
  private final Map<Edited, PatternEdit> edits = new HashMap<>();

  /**
   * For one batch.
   *
   * @param manager owns the arrays
   * @param roles per window, padded to n
   * @param heads the model's number of heads
   * @param size n
   */
  MaskCompiler(NDManager manager, List<Roles> roles, int heads, int size) {
    this.manager = manager;
    this.roles = List.copyOf(roles);
    this.heads = heads;
    this.size = size;
  }

  /** What happens to a head before softmax. */
  private record Excluded(Convention convention, List<Zone> zones, boolean revealsPadding) {}

  private record Edited(Convention convention, Zone zone, Operator operator) {}

  /** The arrays of a masking in one layer; they stay until {@link #trim}. */
  LayerEdits compile(Masking masking, int layer) {
    List<Intervention> acting =
        masking.interventions().stream()
            .filter(each -> each.scope().layers().indexes().contains(layer))
            .toList();
    if (acting.isEmpty()) {
      return LayerEdits.NONE;
    }
    Convention convention = masking.convention();
    List<List<HeadRun<PatternEdit>>> after = new ArrayList<>();
    for (Intervention each : acting) {
      BitSet scope = each.scope().heads().indexes().below(heads);
      if (!(each.operator() instanceof Operator.Exclude)) {
        Edited edited = new Edited(convention, each.zone(), each.operator());
        after.add(HeadRun.of(scope, edits.computeIfAbsent(edited, this::edit)));
      }
    }
    List<HeadRun<Excluded>> runs = HeadRun.over(heads, head -> excluded(convention, acting, head));
    boolean untouched = runs.stream().allMatch(run -> isNothing(run.treatment()));
    return new LayerEdits(
        untouched
            ? List.of()
            : runs.stream()
                .map(run -> new HeadRun<>(run.first(), run.end(), plane(run.treatment())))
                .toList(),
        after);
  }

  /** Lets go of arrays if there are many; those of earlier compilations must not be in use. */
  void trim() {
    if (planes.size() + edits.size() > KEPT) {
      planes.values().forEach(plane -> plane.ifPresent(ScorePlane::close));
      edits.values().forEach(PatternEdit::close);
      planes.clear();
      edits.clear();
    }
  }

  private static Excluded excluded(Convention convention, List<Intervention> acting, int head) {
    List<Zone> zones = new ArrayList<>();
    boolean reveals = false;
    for (Intervention each : acting) {
      if (each.scope().heads().indexes().contains(head)) {
        reveals |= each.zone().revealsPadding();
        if (each.operator() instanceof Operator.Exclude) {
          zones.add(each.zone());
        }
      }
    }
    return new Excluded(convention, zones, reveals);
  }

  private static boolean isNothing(Excluded excluded) {
    return excluded.zones().isEmpty() && !excluded.revealsPadding();
  }

  private Optional<ScorePlane> plane(Excluded excluded) {
    return planes.computeIfAbsent(
        excluded, each -> isNothing(each) ? Optional.empty() : Optional.of(compiled(each)));
  }

  private ScorePlane compiled(Excluded excluded) {
    CellTensor bias = new CellTensor(roles.size(), size, 0);
    for (int window = 0; window < roles.size(); window++) {
      if (!excluded.revealsPadding()) {
        hidePadding(bias, window);
      }
      for (Zone zone : excluded.zones()) {
        set(bias, window, cells(zone, excluded.convention(), window), Float.NEGATIVE_INFINITY);
      }
    }
    Optional<NDArray> alive = reviveBlockedRows(bias);
    return new ScorePlane(bias.upload(manager), alive);
  }

  private void hidePadding(CellTensor bias, int window) {
    BitSet padding = roles.get(window).where(Role.PAD);
    for (int to = padding.nextSetBit(0); to >= 0; to = padding.nextSetBit(to + 1)) {
      for (int from = 0; from < size; from++) {
        bias.set(window, from, to, Float.NEGATIVE_INFINITY);
      }
    }
  }

  /** Gives rows without a key harmless scores, and says which rows they are. */
  private Optional<NDArray> reviveBlockedRows(CellTensor bias) {
    float[] alive = new float[roles.size() * size];
    boolean allAlive = true;
    for (int row = 0; row < alive.length; row++) {
      if (bias.rowIsBlocked(row / size, row % size)) {
        bias.fillRow(row / size, row % size, 0);
        allAlive = false;
      } else {
        alive[row] = 1;
      }
    }
    return allAlive
        ? Optional.empty()
        : Optional.of(manager.create(alive, new Shape(roles.size(), 1, size, 1)));
  }

  private PatternEdit edit(Edited edited) {
    return switch (edited.operator()) {
      case Operator.Exclude _ -> throw new IllegalStateException("exclude acts before softmax");
      case Operator.Zero _ -> multiply(edited, 0);
      case Operator.Scale(double factor) -> multiply(edited, (float) factor);
      case Operator.Uniform _ -> spread(edited);
    };
  }

  private PatternEdit multiply(Edited edited, float factor) {
    CellTensor factors = new CellTensor(roles.size(), size, 1);
    for (int window = 0; window < roles.size(); window++) {
      set(factors, window, cells(edited.zone(), edited.convention(), window), factor);
    }
    return new PatternEdit.Multiply(factors.upload(manager));
  }

  private PatternEdit spread(Edited edited) {
    CellTensor inside = new CellTensor(roles.size(), size, 0);
    CellTensor share = new CellTensor(roles.size(), size, 0);
    for (int window = 0; window < roles.size(); window++) {
      int own = window;
      Cells cells = cells(edited.zone(), edited.convention(), window);
      set(inside, window, cells, 1);
      float[] shares = new float[size];
      for (int from = 0; from < size; from++) {
        shares[from] = 1f / cells.countInRow(from);
      }
      cells.forEach((from, to) -> share.set(own, from, to, shares[from]));
    }
    return new PatternEdit.Spread(inside.upload(manager), share.upload(manager));
  }

  private Cells cells(Zone zone, Convention convention, int window) {
    return zone.cells(roles.get(window), convention);
  }

  private static void set(CellTensor tensor, int window, Cells cells, float value) {
    cells.forEach((from, to) -> tensor.set(window, from, to, value));
  }
}
