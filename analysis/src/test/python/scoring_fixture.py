"""Writes scoring.json: odd answers and what the official rules give them.

    python3 scoring_fixture.py [cases] [seed] > ../resources/org/zonelens/analysis/score/scoring.json

The rules of SQuAD 1.1, SQuAD 2.0, CMRC 2018, KorQuAD 1.0, JaQuAD and MLQA are written anew here, in
Python, whose idea of characters they rest on. Needs nltk 3.10 (only its word tokenizer; no trained
sentence model).
"""

import collections
import json
import random
import re
import string
import sys
import unicodedata

from nltk.tokenize import NLTKWordTokenizer

TREEBANK = NLTKWordTokenizer()
CMRC_PUNCTUATION = list("-:_*^/\\~`+=，。：？！“”；’《》·、「」（）－～『』") + ["……"]


def f1(same, predicted, wanted):
    if same == 0:
        return 0.0
    precision, recall = same / predicted, same / wanted
    return (2 * precision * recall) / (precision + recall)


def squad_words(text):
    text = "".join(c for c in text.lower() if c not in string.punctuation)
    return re.sub(r"\b(a|an|the)\b", " ", text).split()


def bag_f1(wanted, predicted):
    same = sum((collections.Counter(wanted) & collections.Counter(predicted)).values())
    return f1(same, len(predicted), len(wanted))


def squad_1(answers, prediction):
    predicted = squad_words(prediction)
    wanted = [squad_words(a) for a in answers]
    return predicted in wanted, max(bag_f1(w, predicted) for w in wanted)


def squad_2(answers, prediction):
    predicted = squad_words(prediction)
    wanted = [w for w in map(squad_words, answers) if w] or [[]]
    return predicted in wanted, max(
        bag_f1(w, predicted) if w and predicted else float(w == predicted) for w in wanted)


def cmrc_bare(text):
    return "".join(c for c in text.lower().strip() if c not in CMRC_PUNCTUATION)


def cmrc_segments(text):
    segments, rest = [], ""
    for c in cmrc_bare(text) + "\0":
        if c == "\0" or re.match("[\u4e00-\u9fa5]", c):
            segments += TREEBANK.tokenize(rest) if rest else []
            rest = ""
            segments += [c] if c != "\0" else []
        else:
            rest += c
    return segments


def longest_common_run(one, other):
    best, runs = 0, [0] * (len(other) + 1)
    for x in one:
        runs = [0] + [runs[i] + 1 if x == y else 0 for i, y in enumerate(other)]
        best = max(best, *runs)
    return best


def cmrc(answers, prediction):
    predicted = cmrc_segments(prediction)
    scores = []
    for answer in answers:
        wanted = cmrc_segments(answer)
        scores.append(f1(longest_common_run(wanted, predicted), len(predicted), len(wanted)))
    return cmrc_bare(prediction) in [cmrc_bare(a) for a in answers], max(scores)


def korquad(answers, prediction):
    def words(text):
        for c in "'\"《》<>〈〉()‘’":
            text = text.replace(c, " ")
        return "".join(c for c in text.lower() if c not in string.punctuation).split()

    predicted, wanted = words(prediction), [words(a) for a in answers]
    return predicted in wanted, max(bag_f1("".join(w), "".join(predicted)) for w in wanted)


def jaquad(answers, prediction):
    def score(answer):
        wanted, predicted = "".join(answer.split()), "".join(prediction.split())
        return bag_f1(wanted, predicted) if wanted and predicted else float(wanted == predicted)

    best = max(map(score, answers))
    return best == 1, best


MLQA_ARTICLES = {
    "GERMAN": r"\b(ein|eine|einen|einem|eines|einer|der|die|das|den|dem|des)\b",
    "SPANISH": r"\b(un|una|unos|unas|el|la|los|las)\b",
    "VIETNAMESE": r"\b(của|là|cái|chiếc|những)\b",
    "HINDI": r"(?!)",
    "ARABIC": r"\sال^|ال",  # As in the script, whose first half can never match.
}


def mlqa(articles):
    def words(text):
        text = "".join(
            c for c in text.lower()
            if c not in string.punctuation and not unicodedata.category(c).startswith("P"))
        return re.sub(articles, " ", text).split()

    def rule(answers, prediction):
        predicted, wanted = words(prediction), [words(a) for a in answers]
        return predicted in wanted, max(bag_f1(w, predicted) for w in wanted)

    return rule


RULES = {"SQUAD_1": squad_1, "SQUAD_2": squad_2, "CMRC_2018": cmrc, "KORQUAD_1": korquad,
         "JAQUAD": jaquad}
RULES.update({f"MLQA_{name}": mlqa(articles) for name, articles in MLQA_ARTICLES.items()})

WORDS = """the The a an AN cat don't can't cannot CANNOT gonna d'ye 'tis 'Twas more'n it's U.S. 3,000
3.5 -- ... "hi" '' `` (x) [y] {z} <w> 's 'll N'T n't O'Neil's dogs' 'em rock'n'roll J.K. end. end."
end.) a.b. $5 50% & #1 @x ?! * é É İ ΟΔΟΣ Σ ß ſ 'ſ ﬁ ² Ⅷ a² the² _the_ – — ‒ «q» ‘q’ „q“ ， 。 ……
… · 《书》 中国 北京大学 （注） 第3章 Sony公司 １２ Ａ 𠀀 𠀀the 𠀀gotta 😀 あ カ 한국 1,a :a a:1 x: x, x. ' ''x
lemme gimme gotta wanna""".split() + [
    "a\u0301", "the\u0301", "a\u200d", "wanna ", "wan na", " 't is", "can\u00a0not", "x.\n", "x. ",
    "' ", "'re ", "\u3000", "\u00a0", "\x1c", "\x85", "\u2028", "\u200b", "\ufeff", "\n", "\t", "\r\n"]

OWN_WORDS = {
    "KORQUAD_1": "서울 서울의 〈서울〉 《책》 ‘말’ (a) <b> 1994년 교향곡 베토벤 베토벤의 d'A 3.5 「책」 한·일 ㄱ",
    "JAQUAD": "東京 京東 東京都 ( 1994年 「本」 、 ア ア・カ Ａ a A 𠀋 か\u3099 が",
    "MLQA_GERMAN": "der Der die das Haus Hauses eine einen „Haus“ des-selben dem_ ß Straße",
    "MLQA_SPANISH": "el la los El Una año años ¿qué? ¡no! «la» un/una la-la elá él",
    "MLQA_VIETNAMESE": "của là những chiếc cái Là Hà Nội (của) của_ chiếcx năm",
    "MLQA_HINDI": "दिल्ली में है । भारत के 1947 १९४७ का, हिन्दी",
    "MLQA_ARABIC": "القاهرة قاهرة ال بال مصر، في؟ وال 1973 ١٩٧٣ الال إلى",
}


def text(rnd, rule):
    words = OWN_WORDS[rule].split() if rule in OWN_WORDS and rnd.random() < 0.8 else WORDS
    count = rnd.choice([0, 1, 1, 2, 3, 4, 6])
    return rnd.choice(["", " "]) + rnd.choice([" ", "", "  "]).join(rnd.choices(words, k=count))


def random_case(rnd):
    rule = rnd.choice(list(RULES))
    answers = [text(rnd, rule) for _ in range(rnd.choice([1, 1, 2, 3]))]
    prediction = rnd.choice(answers) if rnd.random() < 0.7 else text(rnd, rule)
    if rnd.random() < 0.6:
        prediction = rnd.choice([prediction.upper(), " ".join(prediction.split()[1:])])
    if rule == "SQUAD_2" and rnd.random() < 0.2:
        answers = []
    return [rule, answers, prediction, *RULES[rule](answers, prediction)]


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 700
    rnd = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 5)
    print("[")
    for k in range(count):
        print(json.dumps(random_case(rnd)) + ("," if k + 1 < count else ""))
    print("]")
