#!/usr/bin/env python3
"""Makes the tokenizer fixtures of the tests, with transformers as the reference.

Run:  python make_tokenizer_fixtures.py ../resources/org/zonelens/models/tokenizer/fixtures
Made with transformers 5.18.0 and tokenizers 0.23.2.

Every folder is a small made-up model directory (tokenizer files only) plus ``cases.json``: pairs
of question and passage with the windows they must give. The pair is encoded whole and the windows
are cut here, because tokenizers 0.23.1 and 0.23.2 lose windows when they cut themselves. Offsets
are converted from code points to UTF-16 units.
"""

import json
import shutil
import sys
from pathlib import Path

from tokenizers import Tokenizer, models, pre_tokenizers, processors, trainers
from transformers import AutoTokenizer, PreTrainedTokenizerFast

ROLES = {"CLS": 0, "QUESTION": 1, "SEP": 2, "PASSAGE": 3}

ENGLISH = (
    "In 1862 Orla Venn opened the Tallow Bridge, which crosses the river Skerne at Marrow Point. "
    "Her brother's firm had built it in under fourteen months; the timbers came from Ostmoor. "
    "\u201cNobody will cross it,\u201d wrote the mayor \u2014 yet 3,400 people did so on the first day "
    "(a Sunday). The toll was 2\u00bdd. for a cart, unbelievably."
)
ACCENTS = (
    "Ren\u00e9e Nu\u00f1ez-\u00c5berg d\u00e9cri\u00e7it l'\u00eele: na\u00efve \u00c9LODIE, cafe\u0301 "
    "(N\u0303 decomposed), \u0130stanbul, Stra\u00dfe, \u01c5, \ufb01sh, \u1e9e, \u0391\u0398\u0397\u039d\u0391."
)
CHINESE = (
    "青岚镇的石桥由林若舟于1862年主持修建，历时14个月。桥长380米，横跨白沙河。"
    "当地人称它为\u201c长风桥\u201d；𠮷田先生曾在桥头开设茶馆，今天仍可见到 Tea House 的招牌。"
    "\uf900\U0002f800兼容汉字。"
)
ODD = (
    "smile\U0001f600 family\U0001f468\u200d\u200d\U0001f469\u200d\U0001f467 flag\U0001f1eb\U0001f1f7 "
    "math\U0001d4d0\U0001d4d1 zero\u200bwidth nbsp\u00a0here \u202eright\u202c \u0645\u0631\u062d\u0628\u0627 "
    "\u05e9\u05c1\u05dc\u05d5\u05dd tab\there line\nbreak ctrl\u0001x nul\u0000y bad\ufffdz soft\u00adhyphen "
    "\u0928\u092e\u0938\u094d\u0924\u0947 \ud55c\uae00 \u304b\u3099 ideographic\u3000space " + "a" * 101 + " " + "ab" * 20
)
LITERALS = "The tag [SEP] and [CLS] or [MASK], [sep] and [ SEP ]; also [PAD] [UNK] were typed."

PAIRS = [
    ("Who opened the Tallow Bridge?", ENGLISH),
    ("", ENGLISH),
    ("Who?", ""),
    ("", ""),
    ("谁主持修建了石桥？", CHINESE),
    ("Where is Ren\u00e9e\u2019s cafe\u0301 \U0001f600?", ACCENTS),
    ("What [SEP] is typed?", LITERALS),
    ("\U0001d4d0 math?", ODD),
    ("   ", " \n\t "),
    ("Mixed?", ENGLISH + " " + CHINESE + "\n\n" + ACCENTS + ODD + LITERALS),
]

RULES = [
    (512, 128, "OVERLAP"),
    (32, 8, "OVERLAP"),
    (40, 0, "OVERLAP"),
    (64, 31, "OVERLAP"),
    (36, 12, "ADVANCE"),
    (48, 500, "ADVANCE"),
]

SPECIALS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
WORDS = (
    "who what where is the a an of on in it and or for had did do so was were which who first day "
    "bridge river point house tea people came from open ##ed ##ing build ##t cross ##es write wrote "
    "will would mont ##hs under timber ##s four ##teen tag typed also right here line break "
    "Who What Where In The Her Orla Venn Bridge cafe caf\u00e9 naive Ren ##\u00e9e ##ee ren ab ##ab ##aba"
).split()


def wordpiece_vocabulary(dropped):
    """The words above and nearly every character of the texts, so that some pieces are unknown."""
    characters = sorted({c for q, p in PAIRS for c in q + p if not c.isspace() and c not in dropped})
    lower = sorted({c for c in "".join(characters).lower() if c not in characters})
    pieces = SPECIALS + WORDS
    for c in characters + lower:
        pieces += [c, "##" + c]
    return list(dict.fromkeys(pieces))


def write_bert(folder, dropped="", **settings):
    folder.mkdir(parents=True)
    lines = "\n".join(wordpiece_vocabulary(dropped)) + "\n"
    (folder / "vocab.txt").write_text(lines, encoding="utf-8", newline="\n")
    settings["tokenizer_class"] = "BertTokenizer"
    (folder / "tokenizer_config.json").write_text(json.dumps(settings, indent=1) + "\n")


def write_roberta(folder):
    """Byte-level pairs in RoBERTa's form, `<s> Q </s></s> P </s>`, with settings to be ignored."""
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    trainer = trainers.BpeTrainer(
        vocab_size=400,
        special_tokens=["<s>", "<pad>", "</s>", "<unk>", "<mask>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
    )
    tokenizer.train_from_iterator([p for _, p in PAIRS], trainer)
    tokenizer.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0))
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        bos_token="<s>", cls_token="<s>", eos_token="</s>", sep_token="</s>",
        unk_token="<unk>", pad_token="<pad>", mask_token="<mask>",
    ).save_pretrained(folder)


def bake_cutting_and_padding(folder):
    """Leaves truncation and padding in tokenizer.json, as some published directories do."""
    path = folder / "tokenizer.json"
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.enable_truncation(20)
    tokenizer.enable_padding(length=600)
    tokenizer.save(str(path))


def units(text, offset):
    return len(text[:offset].encode("utf-16-le")) // 2


def whole(tokenizer, question, passage):
    # As a batch of one: called with a single pair, transformers drops an empty passage.
    encoding = tokenizer([question], [passage], truncation=False, padding=False)
    backend = encoding.encodings[0]
    tokens = []
    for i, sequence in enumerate(backend.sequence_ids):
        start, end = backend.offsets[i]
        text = (question, passage)[sequence or 0]
        role = ("CLS" if i == 0 else "SEP") if sequence is None else ("QUESTION", "PASSAGE")[sequence]
        tokens.append(
            [
                backend.tokens[i],
                backend.ids[i],
                backend.type_ids[i],
                ROLES[role],
                0 if sequence is None else units(text, start),
                0 if sequence is None else units(text, end),
            ]
        )
    return tokens


def windows(tokens, max_length, stride, step):
    """[from, to) of the passage tokens of each window; None if the stride leaves no step."""
    count = sum(token[3] == ROLES["PASSAGE"] for token in tokens)
    capacity = max_length - (len(tokens) - count)
    if count <= capacity:
        return [[0, count]]
    advance = capacity - stride if step == "OVERLAP" else min(stride, capacity)
    if capacity < 1 or advance < 1:
        return None
    cuts = []
    for start in range(0, count, advance):
        cuts.append([start, min(start + capacity, count)])
        if start + capacity >= count:
            break
    return cuts


def make_cases(folder):
    tokenizer = AutoTokenizer.from_pretrained(folder)
    cases = []
    for question, passage in PAIRS:
        tokens = whole(tokenizer, question, passage)
        cuts = []
        for rule in RULES:
            cut = windows(tokens, *rule)
            if cut is not None:
                cuts.append({"maxLength": rule[0], "stride": rule[1], "step": rule[2], "windows": cut})
        cases.append({"question": question, "passage": passage, "tokens": tokens, "cuts": cuts})
    # Lists of numbers in one line each: half the size, and changes stay readable.
    lines = []
    for case in cases:
        rows = ",\n   ".join(json.dumps(token) for token in case.pop("tokens"))
        lines.append(json.dumps(case)[:-1] + ', "tokens": [\n   ' + rows + "]}")
    (folder / "cases.json").write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8", newline="\n")


def main(root):
    shutil.rmtree(root, ignore_errors=True)
    write_bert(root / "uncased", do_lower_case=True, dropped="\u2014;")
    write_bert(root / "cased", do_lower_case=False, dropped="\u00bd\u0130")
    write_bert(root / "silent")
    write_bert(root / "accents-kept", do_lower_case=True, strip_accents=False)
    write_bert(root / "cased-accents-lost", do_lower_case=False, strip_accents=True)
    write_bert(root / "chinese-unsplit", do_lower_case=False, tokenize_chinese_chars=False)
    write_bert(root / "whole-file", do_lower_case=False)
    AutoTokenizer.from_pretrained(root / "whole-file").save_pretrained(root / "whole-file")
    (root / "whole-file" / "vocab.txt").unlink()
    write_roberta(root / "roberta")
    for folder in sorted(root.iterdir()):
        make_cases(folder)
    for name in ("whole-file", "roberta"):
        bake_cutting_and_padding(root / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
