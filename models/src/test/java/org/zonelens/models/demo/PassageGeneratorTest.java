package org.zonelens.models.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PassageGeneratorTest {
  private static final Grammar ENGLISH = GrammarReader.of(DemoLanguage.ENGLISH);
  private static final Grammar CHINESE = GrammarReader.of(DemoLanguage.CHINESE);
  private static final PassageShape SHAPE = new PassageShape(3, 3);

  private static Grammar grammar(DemoLanguage language) {
    return language == DemoLanguage.CHINESE ? CHINESE : ENGLISH;
  }

  private static List<Passage> passages(Grammar grammar, Split split, long seed, int count) {
    PassageGenerator generator = new PassageGenerator(grammar, split, new SplittableRandom(seed));
    List<Passage> passages = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      passages.add(generator.next(SHAPE));
    }
    return passages;
  }

  @ParameterizedTest
  @EnumSource
  void everyAnswerStandsAtItsOffset(DemoLanguage language) {
    Grammar grammar = grammar(language);
    for (Passage passage : passages(grammar, Split.TRAINING, 1, 500)) {
      for (AskedFact fact : passage.facts()) {
        assertTrue(
            passage.text().startsWith(fact.answer(), fact.start()),
            () -> fact + " in " + passage.text());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameSeedGivesTheSamePassages(DemoLanguage language) {
    Grammar grammar = grammar(language);
    assertEquals(
        passages(grammar, Split.TRAINING, 5, 50), passages(grammar, Split.TRAINING, 5, 50));
    assertNotEquals(
        passages(grammar, Split.TRAINING, 5, 50), passages(grammar, Split.TRAINING, 6, 50));
  }

  @ParameterizedTest
  @EnumSource
  void everyEntityHasEveryAskedRelationWithAnAnswerOfItsOwn(DemoLanguage language) {
    Grammar grammar = grammar(language);
    for (Passage passage : passages(grammar, Split.DEVELOPMENT, 2, 300)) {
      Map<String, Set<Integer>> entities = new HashMap<>();
      Map<String, Set<String>> answers = new HashMap<>();
      for (AskedFact fact : passage.facts()) {
        entities.computeIfAbsent(fact.relation(), _ -> new HashSet<>()).add(fact.entity());
        answers.computeIfAbsent(fact.relation(), _ -> new HashSet<>()).add(fact.answer());
      }
      assertEquals(3, entities.size());
      entities.values().forEach(having -> assertEquals(Set.of(0, 1, 2), having));
      answers.values().forEach(different -> assertEquals(3, different.size()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aQuestionNamesItsOwnEntityAndNoOther(DemoLanguage language) {
    Grammar grammar = grammar(language);
    for (Passage passage : passages(grammar, Split.TRAINING, 3, 300)) {
      for (AskedFact fact : passage.facts()) {
        for (int other = 0; other < passage.entities().size(); other++) {
          String name = passage.entities().get(other);
          boolean named =
              fact.question().contains(language == DemoLanguage.ENGLISH ? brief(name) : name);
          assertEquals(other == fact.entity(), named, fact + " of " + passage.entities());
        }
      }
    }
  }

  /** The last word of a person's name, the whole of others'. */
  private static String brief(String name) {
    boolean person =
        name.matches("[A-Z][a-z]+ [A-Z][a-z]+") && !name.matches(".*(Works|Mills|Brothers)");
    return person && !name.startsWith("The ") ? name.substring(name.indexOf(' ') + 1) : name;
  }

  @ParameterizedTest
  @EnumSource
  void noSlotIsLeftInTheText(DemoLanguage language) {
    Grammar grammar = grammar(language);
    for (Passage passage : passages(grammar, Split.NEW_NAMES, 4, 300)) {
      assertFalse(passage.text().contains("{"), passage.text());
      passage.facts().forEach(fact -> assertFalse(fact.question().contains("{"), fact.question()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void trainingMeetsNoFactAndNoPassageOfTheDevelopmentSet(DemoLanguage language) {
    Grammar grammar = grammar(language);
    List<Passage> training = passages(grammar, Split.TRAINING, 8, 4000);
    List<Passage> development = DevelopmentSet.facts().passages(grammar, 1);
    Set<String> facts =
        training.stream().flatMap(PassageGeneratorTest::facts).collect(Collectors.toSet());
    Set<String> texts = training.stream().map(Passage::text).collect(Collectors.toSet());
    for (Passage passage : development) {
      assertFalse(texts.contains(passage.text()));
      assertTrue(facts(passage).noneMatch(facts::contains));
    }
  }

  private static Stream<String> facts(Passage passage) {
    return passage.facts().stream()
        .map(
            fact ->
                passage.entities().get(fact.entity())
                    + '|'
                    + fact.relation()
                    + '|'
                    + fact.answer());
  }

  @ParameterizedTest
  @EnumSource
  void trainingMeetsNoNameOfTheNewNamesSet(DemoLanguage language) {
    Grammar grammar = grammar(language);
    Set<String> words =
        passages(grammar, Split.TRAINING, 9, 4000).stream()
            .flatMap(passage -> passage.entities().stream())
            .collect(Collectors.toSet());
    for (Passage passage : DevelopmentSet.newNames().passages(grammar, 1)) {
      passage.entities().forEach(name -> assertFalse(words.contains(name), name));
    }
  }

  @Test
  void aNameOfTrainingIsNeverAdmittedToTheNewNames() {
    for (String onset : ENGLISH.list("onset")) {
      for (String ending : ENGLISH.list("place-ending")) {
        String name = onset + ending;
        assertNotEquals(Split.TRAINING.admitsName(name), Split.NEW_NAMES.admitsName(name));
        assertEquals(Split.TRAINING.admitsName(name), Split.DEVELOPMENT.admitsName(name));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theDevelopmentSetAsksAThousandQuestionsOfEveryKind(DemoLanguage language) {
    Grammar grammar = grammar(language);
    List<AskedFact> asked =
        DevelopmentSet.facts().passages(grammar, 1).stream()
            .flatMap(passage -> passage.facts().stream())
            .toList();
    assertEquals(1020, asked.size());
    Map<QuestionKind, Long> kinds =
        asked.stream().collect(Collectors.groupingBy(AskedFact::kind, Collectors.counting()));
    for (QuestionKind kind : QuestionKind.values()) {
      assertTrue(kinds.getOrDefault(kind, 0L) >= 50, () -> kind + " of " + kinds);
    }
  }

  @Test
  void theVocabularyIsSmallAndSpellsEveryLetterAndDigit() {
    List<String> pieces = DemoVocabulary.of(ENGLISH);
    assertEquals(pieces.size(), new HashSet<>(pieces).size());
    assertTrue(pieces.size() <= 2500, () -> pieces.size() + " pieces");
    for (char letter = 'a'; letter <= 'z'; letter++) {
      assertTrue(pieces.contains("" + letter) && pieces.contains("##" + letter));
    }
    for (char digit = '0'; digit <= '9'; digit++) {
      assertTrue(pieces.contains("" + digit) && pieces.contains("##" + digit));
    }
  }
}
