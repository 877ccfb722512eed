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
    "In what year did it open?, WHEN",
    "It opened on what date?, WHEN",
    "What day of the week is market day?, WHEN",
    "In which century was it built?, WHEN",
    "In what time zone does it lie?, WHAT",
    "What was the yearly fee?, WHAT",
    "WHEN DID IT OPEN?, WHEN",
    "Where was she born?, WHERE",
    "Why did the bridge fall?, WHY",
    "How did they cross the river?, HOW",
    "How long is the wall?, HOW",
    "How many towers are there?, HOW_MANY",
    "About how  much did it cost?, HOW_MANY",
    "In which county does it lie?, WHICH",
    "What happened when the war ended?, WHAT",
    "'When the dam broke, what did the villagers do?', WHAT",
    "'When a guild that baked bread moved, who took the ovens?', WHO",
    "When wax melts which gas forms?, WHICH",
    "When exactly did the man who built it die?, WHEN",
    "When wasn't the gate shut?, WHEN",
    "When year did it open?, WHEN",
    "When in May did it open?, WHEN",
    "'After the fire, since when has it stood empty?', WHEN",
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
    "塔由哪两位工匠修建？, WHO",
    "哪名水手先上岸？, WHO",
    "桥边住着哪三个人？, WHO",
    "镇上有哪些名胜？, WHICH",
    "它是什么？, WHAT",
    "西班牙的首都叫什麼名字？, WHAT",
    "该公司属于何种企业？, WHAT",
    "这种草药有何作用？, WHAT",
    "何谓潮汐？, WHAT",
    "何为潮汐？, WHAT",
    "他在甲队踢什么位置？, WHAT",
    "她在球队中担任了什么位置？, WHAT",
    "他從圖書館借了什麽？, WHAT",
    "她从科多大学拿到了什么？, WHAT",
    "她收藏了许多大画家的什么？, WHAT",
    "近几年镇上流行什么？, WHAT",
    "那几年什么最贵？, WHAT",
    "大桥什么时候建成？, WHEN",
    "他何时出生？, WHEN",
    "工厂于哪一年关闭？, WHEN",
    "车站是哪年启用的？, WHEN",
    "这部小说写于哪个朝代？, WHEN",
    "他在几月几号出发？, WHEN",
    "车站几号启用？, WHEN",
    "磨坊建于几几年？, WHEN",
    "她出生在哪里？, WHERE",
    "总部设在何地？, WHERE",
    "总部位于什么地方？, WHERE",
    "磨坊在村子的什么位置？, WHERE",
    "他的老家在哪？, WHERE",
    "为什么大桥会倒塌？, WHY",
    "他為何離開？, WHY",
    "失败的原因是什么？, WHY",
    "这座山被称为什么？, WHAT",
    "学校后来改名为什么？, WHAT",
    "村子更名为什么镇？, WHAT",
    "这个词译为什么？, WHAT",
    "将军被册封为什么官职？, WHAT",
    "他死后被追封为什么？, WHAT",
    "全县被划分为什么？, WHAT",
    "这种草被归类为什么科？, WHAT",
    "这种石头常被误为什么矿物？, WHAT",
    "水受冷后变化为什么形状？, WHAT",
    "这条街改划为什么区？, WHAT",
    "村民把这种糕称之为什么？, WHAT",
    "这本书的书名为什么取为海风？, WHY",
    "革命为什么失败？, WHY",
    "他的工作为什么停了？, WHY",
    "气候变化为什么加快？, WHY",
    "桥塌是因为什么？, WHY",
    "桥塌了，为什么？, WHY",
    "为什么？, WHY",
    "学生为什么被荐为班长？, WHY",
    "他们怎么过河？, HOW",
    "他们怎麽过河？, HOW",
    "这种糕咋做？, HOW",
    "如何制作这种纸？, HOW",
    "这座桥有多长？, HOW",
    "这块田有多大？, HOW",
    "这里有多少座塔？, HOW_MANY",
    "他写了几本书？, HOW_MANY",
    "共有幾個人？, HOW_MANY",
    "他在哪个城市工作？, WHICH",
    "有哪些种类？, WHICH",
    "这是他的第几本书？, WHICH",
    "她穿几号球衣？, WHICH",
    "去海边坐几号线？, WHICH",
    "巴布亚新几内亚的首都是什么？, WHAT",
    "几乎所有的鸟都会飞吗？, OTHER",
    "任何人都可以参加吗？, OTHER",
    "哪吒是龙王的对手吗？, OTHER",
    "多伦多大吗？, OTHER",
    "许多大型船只停在这里吗？, OTHER",
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
