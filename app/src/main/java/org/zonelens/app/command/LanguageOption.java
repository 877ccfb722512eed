package org.zonelens.app.command;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.data.Language;
import org.zonelens.analysis.score.Metric;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which language's rules score the answers; detected from the data set if not given. */
final class LanguageOption {
  @Option(names = "--language", paramLabel = "CODE", converter = ByCode.class)
  private @Nullable Language language;

  Metric metric(Dataset dataset) {
    return language == null ? Metric.of(dataset) : Metric.of(dataset, language);
  }

  /** Reads {@code en}, {@code zh} or another language's code. */
  static final class ByCode implements ITypeConverter<Language> {
    @Override
    public Language convert(String code) {
      return Language.byCode(code)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "none of %s: %s".formatted(Arrays.toString(Language.values()), code)));
    }
  }
}
