package org.zonelens.analysis.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zonelens.analysis.job.JobContext;

class RealDataSetsTest {

  /**
   * Counted in code points, 200 and 5 answers of CMRC 2018 do not stand at their offsets; 7 and 5
   * of them do when it is counted in UTF-16 units.
   */
  @ParameterizedTest
  @CsvSource({
    "squad/dev-v1.1.json,          10570, 2067, ENGLISH, false, 0",
    "squad/dev-v2.0.json,          11873, 1204, ENGLISH, true,  0",
    "cmrc2018/cmrc2018_dev.json,    3219,  848, CHINESE, false, 193",
    "cmrc2018/cmrc2018_trial.json,  1002,  256, CHINESE, false, 0"
  })
  void knownDataSetsAreReadWhole(
      String file,
      int examples,
      int passages,
      Language language,
      boolean hasUnanswerable,
      int misaligned) {
    Dataset dataset = DatasetReader.read(SharedData.file(file), JobContext.NONE);
    assertEquals(examples, dataset.examples().size());
    assertEquals(passages, dataset.passages());
    assertEquals(language, dataset.language());
    assertEquals(hasUnanswerable, dataset.hasUnanswerable());
    assertEquals(misaligned, dataset.misalignedAnswers());
  }
}
