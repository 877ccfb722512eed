package org.zonelens.analysis.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zonelens.analysis.data.DataFault;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.data.Language;
import org.zonelens.analysis.fault.InputException;

class MetricTest {
  private static Example example(String id, String... answers) {
    return new Example(
        id,
        "question",
        "passage",
        0,
        "",
        Arrays.stream(answers).map(text -> new Example.Answer(text, -1)).toList(),
        answers.length == 0);
  }

  private static Score score(Metric metric, String prediction, String... answers) {
    return metric.score(example("id", answers), prediction);
  }

  private static Dataset dataset(Language language, boolean unanswerable, Example... examples) {
    return new Dataset("name", List.of(examples), 1, language, unanswerable, 0, "");
  }

  @Test
  void caseArticlesAndPunctuationDoNotCountForSquad() {
    assertEquals(new Score(true, 1), score(Metric.SQUAD_1, "the U.S.  Army!", "An us army"));
  }

  @Test
  void eachFigureTakesItsOwnBestAnswer() {
    // Exact with the one whose words are all gone, F1 with the other.
    assertEquals(new Score(true, 0), score(Metric.SQUAD_1, "The", "a", "cat"));
    assertEquals(new Score(false, 0.5), score(Metric.SQUAD_1, "x y", "z", "y w"));
  }

  @Test
  void repeatedWordsCountAsOftenAsBothHaveThem() {
    assertEquals(new Score(false, 0.8), score(Metric.SQUAD_1, "x x x", "x x"));
  }

  @Test
  void anEmptyPredictionIsRightOnlyForAnUnanswerableQuestion() {
    assertEquals(new Score(true, 1), score(Metric.SQUAD_2, ""));
    assertEquals(new Score(false, 0), score(Metric.SQUAD_2, "", "cat"));
    assertEquals(new Score(false, 0), score(Metric.SQUAD_2, "cat"));
    assertEquals(new Score(true, 1), score(Metric.CMRC_2018, ""));
    assertEquals(new Score(false, 0), score(Metric.CMRC_2018, "猫"));
  }

  @Test
  void answersOfNothingButArticlesDoNotCountForSquad2() {
    assertEquals(new Score(false, 0), score(Metric.SQUAD_2, "", "the", "cat"));
    assertEquals(new Score(true, 1), score(Metric.SQUAD_2, "the", "a"));
  }

  @Test
  void chineseIsComparedByTheLongestRunOfCharacters() {
    // 北京 is the longest run in common: 2 of 4 and 2 of 3.
    assertEquals(
        new Score(false, 2 * 0.5 * (2.0 / 3) / (0.5 + 2.0 / 3)),
        score(Metric.CMRC_2018, "在北京城", "京北京"));
    assertEquals(new Score(true, 1), score(Metric.CMRC_2018, "《北京》。", "北京"));
  }

  @Test
  void wordsInChineseTextAreOneSegmentEach() {
    assertEquals(new Score(false, 0.8), score(Metric.CMRC_2018, "Sony公司", "sony 公"));
  }

  @Test
  void otherLanguagesKeepTheirWordsAndLoseTheirPunctuation() {
    assertEquals(new Score(true, 1), score(Metric.OTHER, "¿A Coruña?", "a coruña"));
    assertEquals(new Score(false, 0.8), score(Metric.OTHER, "東京都。", "東京"));
  }

  @Test
  void theLanguageAndTheKindOfQuestionsChooseTheRules() {
    assertEquals(Metric.SQUAD_1, Metric.of(dataset(Language.ENGLISH, false)));
    assertEquals(Metric.SQUAD_2, Metric.of(dataset(Language.ENGLISH, true)));
    assertEquals(Metric.CMRC_2018, Metric.of(dataset(Language.CHINESE, false)));
    assertEquals(Metric.CMRC_2018, Metric.of(dataset(Language.TRADITIONAL_CHINESE, false)));
    assertEquals(Metric.KORQUAD_1, Metric.of(dataset(Language.KOREAN, false)));
    assertEquals(Metric.JAQUAD, Metric.of(dataset(Language.JAPANESE, false)));
    assertEquals(Metric.MLQA_SPANISH, Metric.of(dataset(Language.SPANISH, false)));
    assertEquals(Metric.OTHER, Metric.of(dataset(Language.THAI, true)));
    assertEquals(Metric.OTHER, Metric.of(dataset(Language.OTHER, true)));
    assertEquals(Metric.CMRC_2018, Metric.of(dataset(Language.ENGLISH, true), Language.CHINESE));
  }

  @Test
  void koreanParticlesCostF1ButNotAll() {
    // 서울 of 서울의: 2 of 2 characters, and 2 of 3.
    assertEquals(new Score(false, 0.8), score(Metric.KORQUAD_1, "서울의", "〈서울〉"));
  }

  @Test
  void japaneseIsComparedCharacterByCharacterWithItsPunctuation() {
    assertEquals(new Score(false, 0.8), score(Metric.JAQUAD, "東京。", "東京"));
    assertEquals(new Score(true, 1), score(Metric.JAQUAD, "京 東", "東京"));
  }

  @Test
  void eachLanguageOfMlqaHasItsOwnArticles() {
    assertEquals(new Score(true, 1), score(Metric.MLQA_SPANISH, "¿la Coruña?", "Coruña"));
    assertFalse(score(Metric.MLQA_GERMAN, "la Coruña", "Coruña").exact());
    assertEquals(new Score(true, 1), score(Metric.MLQA_ARABIC, "القاهرة", "قاهرة"));
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void theEmptyTextIsWrongWhereThereIsAnAnswerAndEveryRuleIsFoundByItsName(Metric metric) {
    assertEquals(Score.WRONG, score(metric, "", "x9"));
    assertEquals(Optional.of(metric), Metric.byCode(metric.code()));
  }

  @ParameterizedTest
  @EnumSource(
      value = Metric.class,
      names = {"SQUAD_1"},
      mode = EnumSource.Mode.EXCLUDE)
  void onlyTheEmptyTextIsRightWhereThereIsNoAnswer(Metric metric) {
    assertEquals(Score.RIGHT, score(metric, ""));
    assertEquals(Score.WRONG, score(metric, "x9"));
  }

  @Test
  void theNameOfTheChineseRuleInOldSessionsIsStillUnderstood() {
    assertEquals(Optional.of(Metric.CMRC_2018), Metric.byCode("cmrc-2018"));
    assertEquals(Optional.empty(), Metric.byCode("rouge"));
  }

  @Test
  void aMissingPredictionIsWrongForAllButSquad2() {
    Dataset dataset =
        dataset(Language.ENGLISH, false, example("1", "x"), example("2", "y"), example("3", "z"));
    Map<String, String> predictions = Map.of("1", "x", "2", "no", "other", "z");
    assertEquals(
        new Totals(3, 100.0 / 3, 100.0 / 3), Scorer.score(dataset, Metric.SQUAD_1, predictions));
    assertEquals(new Totals(2, 50, 50), Scorer.score(dataset, Metric.SQUAD_2, predictions));
    assertEquals(
        new Totals(3, 100.0 / 3, 100.0 / 3), Scorer.score(dataset, Metric.CMRC_2018, predictions));
  }

  @Test
  void predictionsForAnotherDataSetAreRefused() {
    Dataset dataset = dataset(Language.ENGLISH, false, example("1", "x"));
    var e =
        assertThrows(
            InputException.class, () -> Scorer.score(dataset, Metric.SQUAD_1, Map.of("2", "x")));
    assertEquals(DataFault.FOREIGN_PREDICTIONS, e.fault());
    assertEquals(List.of("name"), e.arguments());
  }
}
