package org.zonelens.viewer.palette;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which colour stands for which value. */
public sealed interface ColourScale {

  /** What NaN looks like: a grey that no palette here has. */
  int MISSING = 0xff9a9a9a;

  Palette palette();

  /** The value of the palette's first colour. */
  double low();

  /** The value of the palette's last colour. */
  double high();

  /** Where a value lies in the palette, 0 to 1; values beyond the ends lie at the ends. */
  double position(double value);

  /** The value that lies at a position; the inverse of {@link #position} between the ends. */
  double value(double position);

  /** The value's colour, opaque 0xAARRGGBB; {@link #MISSING} for NaN. */
  default int argb(double value) {
    return Double.isNaN(value) ? MISSING : palette().argb(position(value));
  }

  /** Equal steps of value are equal steps of colour. */
  record Linear(Palette palette, double low, double high) implements ColourScale {
    public Linear {
      requireOrder(low, high);
    }

    @Override
    public double position(double value) {
      return Math.clamp((value - low) / (high - low), 0, 1);
    }

    @Override
    public double value(double position) {
      return low + position * (high - low);
    }
  }

  /** Equal factors are equal steps of colour; everything at or below {@code low} looks the same. */
  record Log(Palette palette, double low, double high) implements ColourScale {
    public Log {
      requireOrder(low, high);
      if (low <= 0) {
        throw new IllegalArgumentException("a logarithmic scale cannot begin at " + low);
      }
    }

    @Override
    public double position(double value) {
      return value <= low ? 0 : Math.clamp(Math.log(value / low) / Math.log(high / low), 0, 1);
    }

    @Override
    public double value(double position) {
      return low * Math.pow(high / low, position);
    }
  }

  /** Two linear halves that meet in the palette's middle, however far the ends are from there. */
  record Diverging(Palette palette, double low, double centre, double high) implements ColourScale {

    /** Changes of EM in points as the published figure shows them. */
    public static final Diverging DELTA_EM = new Diverging(Palette.SEISMIC, -10, 0, 2);

    public Diverging {
      requireOrder(low, centre);
      requireOrder(centre, high);
    }

    @Override
    public double position(double value) {
      return value < centre
          ? Math.clamp((value - low) / (centre - low) / 2, 0, 0.5)
          : Math.clamp(0.5 + (value - centre) / (high - centre) / 2, 0.5, 1);
    }

    @Override
    public double value(double position) {
      return position < 0.5
          ? low + 2 * position * (centre - low)
          : centre + 2 * (position - 0.5) * (high - centre);
    }
  }

  /** Where a colour bar has its numbers, as positions from 0 to 1. */
  static List<Double> ticks(ColourScale scale) {
    return switch (scale) {
      case Linear _ -> List.of(0.0, 0.25, 0.5, 0.75, 1.0);
      case Log log -> {
        List<Double> decades = new ArrayList<>();
        for (double value = log.low(); value < log.high() * 1.001; value *= 10) {
          decades.add(log.position(value));
        }
        yield decades;
      }
      case Diverging _ -> List.of(0.0, 0.5, 1.0);
    };
  }

  /** A weight as short as it can be read, with a true minus sign in the exponent. */
  static String spell(double value) {
    if (value == 0) {
      return "0";
    }
    return Math.abs(value) < 0.00995
        ? String.format(Locale.ROOT, "%.0e", value).replace("e-0", "e\u2212")
        : String.format(Locale.ROOT, "%.2f", value);
  }

  private static void requireOrder(double low, double high) {
    // Written so that NaN is refused as well.
    if (!(low < high) || Double.isInfinite(high - low)) {
      throw new IllegalArgumentException("a scale cannot go from " + low + " to " + high);
    }
  }
}
