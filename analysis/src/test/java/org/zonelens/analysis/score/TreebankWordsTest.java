package org.zonelens.analysis.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected words as NLTK 3.10's {@code NLTKWordTokenizer} gives them. */
class TreebankWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "good muffins cost $3.88 in new york. | good muffins cost $ 3.88 in new york .",
        "henry a. walsh                       | henry a. walsh",
        "they'll can't cannot                 | they 'll ca n't can not",
        "\"quoted\" (in brackets)             | `` quoted '' ( in brackets )",
        "3,000 men, 4:30                      | 3,000 men , 4:30",
        "rock 'n' roll's                      | rock 'n ' roll 's",
        "a--b … c...                          | a -- b … c ...",
        "wait... “no”                         | wait ... “ no ”"
      })
  void wordsAreCutAsByNltk(String text, String words) {
    assertEquals(List.of(words.split(" ")), TreebankWords.of(text));
  }
}
