package org.zonelens.analysis.slice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionKindTest {

  @ParameterizedTest
  @CsvSource({
    "Who painted it?, WHO",
    "The bill was signed by whom?, WHO",
    "Whose house stood there?, WHO",
    "Who's the author?, WHO",
    "What is the tallest tower?, WHAT",
    "In what year did it open?, WHAT",
    "WHEN DID IT OPEN?, WHEN",
    "Where was she born?, WHERE",
    "Why did the bridge fall?, WHY",
    "How did they cross the river?, HOW",
    "How long is the wall?, HOW",
    "How many towers are there?, HOW_MANY",
    "About how  much did it cost?, HOW_MANY",
    "In which county does it lie?, WHICH",
    "What happened when the war ended?, WHAT",
    "Name the largest city., OTHER",
    "Is it somewhat larger?, OTHER",
    "Whoever won?, OTHER"
  })
  void anEnglishQuestionIsOfTheKindOfItsFirstQuestionWord(String question, QuestionKind kind) {
    assertEquals(kind, QuestionKind.of(question));
  }

  @ParameterizedTest
  @CsvSource({
    "谁建造了这座桥？, WHO",
    "這本書的作者是誰？, WHO",
    "第一位登上山顶的是什么人？, WHO",
    "该片由哪位导演执导？, WHO",
    "它是什么？, WHAT",
    "西班牙的首都叫什麼名字？, WHAT",
    "该公司属于何种企业？, WHAT",
    "大桥什么时候建成？, WHEN",
    "他何时出生？, WHEN",
    "工厂于哪一年关闭？, WHEN",
    "车站是哪年启用的？, WHEN",
    "这部小说写于哪个朝代？, WHEN",
    "他在几月几号出发？, WHEN",
    "她出生在哪里？, WHERE",
    "总部设在何地？, WHERE",
    "总部位于什么地方？, WHERE",
    "他的老家在哪？, WHERE",
    "为什么大桥会倒塌？, WHY",
    "他為何離開？, WHY",
    "失败的原因是什么？, WHY",
    "这座山被称为什么？, WHAT",
    "道同为什么被荐为太常寺赞礼郎？, WHY",
    "他们怎么过河？, HOW",
    "如何制作这种纸？, HOW",
    "这座桥有多长？, HOW",
    "这里有多少座塔？, HOW_MANY",
    "他写了几本书？, HOW_MANY",
    "共有幾個人？, HOW_MANY",
    "他在哪个城市工作？, WHICH",
    "有哪些种类？, WHICH",
    "巴布亚新几内亚的首都是什么？, WHAT",
    "几乎所有的鸟都会飞吗？, OTHER",
    "任何人都可以参加吗？, OTHER",
    "请写出作者的名字。, OTHER"
  })
  void aChineseQuestionIsOfTheKindOfWhatItAsksFor(String question, QuestionKind kind) {
    assertEquals(kind, QuestionKind.of(question));
  }

  @Test
  void questionsInOtherLanguagesAreOfNoKindInsteadOfAWrongOne() {
    assertEquals(QuestionKind.OTHER, QuestionKind.of("塔は何年に建てられましたか？"));
    assertEquals(QuestionKind.OTHER, QuestionKind.of("그 탑은 누가 지었습니까?"));
    assertEquals(QuestionKind.OTHER, QuestionKind.of("Wer hat den Turm gebaut?"));
    assertEquals(QuestionKind.OTHER, QuestionKind.of(""));
  }
}
