#!/usr/bin/env python3
"""Makes the tokenizer fixtures of the tests, with transformers as the reference.

Run:  python make_tokenizer_fixtures.py ../resources/org/zonelens/models/tokenizer/fixtures
Made with transformers 5.18.0, tokenizers 0.23.2 and sentencepiece 0.2.2.

Every folder is a small made-up model directory (tokenizer files only) plus ``cases.json``: pairs
of question and passage with the windows they must give. The pair is encoded whole and the windows
are cut here, because tokenizers 0.23.1 and 0.23.2 lose windows when they cut themselves. Offsets
are converted from code points to UTF-16 units.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

import sentencepiece
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors, trainers
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


def wordpiece_vocabulary(dropped, pairs):
    """The words above and nearly every character of the texts, so that some pieces are unknown."""
    characters = sorted({c for q, p in pairs for c in q + p if not c.isspace() and c not in dropped})
    lower = sorted({c for c in "".join(characters).lower() if c not in characters})
    pieces = SPECIALS + WORDS
    for c in characters + lower:
        pieces += [c, "##" + c]
    return list(dict.fromkeys(pieces))


def write_bert(folder, dropped="", pairs=PAIRS, **settings):
    folder.mkdir(parents=True)
    lines = "\n".join(wordpiece_vocabulary(dropped, pairs)) + "\n"
    (folder / "vocab.txt").write_text(lines, encoding="utf-8", newline="\n")
    settings["tokenizer_class"] = "BertTokenizer"
    write_json(folder / "tokenizer_config.json", settings)


def write_json(path, content):
    path.write_text(json.dumps(content, indent=1) + "\n")


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
        is_start = backend.ids[i] == tokenizer.cls_token_id
        role = ("CLS" if is_start else "SEP") if sequence is None else ("QUESTION", "PASSAGE")[sequence]
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


def make_cases(folder, pairs, rules):
    tokenizer = AutoTokenizer.from_pretrained(folder)
    cases = []
    for question, passage in pairs:
        tokens = whole(tokenizer, question, passage)
        cuts = []
        for rule in rules:
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


# For the kinds of tokenizer below, whose rules differ more: shorter, and with more scripts.
WIDE_ENGLISH = (
    "In 1,862, Orla opened the Bridge; 3,400 people crossed it on the first day. \u201cNobody will,\u201d "
    "wrote the mayor \u2014 ``quoted'' at 2\u00bdd."
)
WIDE_CHINESE = "青岚镇的石桥，由林若舟于1862年主持修建（ＴＥＡ　Ｈｏｕｓｅ）。𠮷田\U0002f800\uf900㌔㍿ｶﾞ"
RIGHT_TO_LEFT = (
    "\u0627\u0641\u062a\u064e\u062a\u0651\u062d\u064e\u062a \u0627\u0644\u062c\u0633\u0631 "
    "\u0633\u0646\u0629 \u0661\u0668\u0666\u0662\u060c \ufefb \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645. "
    "\u05d4\u05d2\u05e9\u05c1\u05e8 \u05e0\u05e4\u05ea\u05d7 \ufb2a\u05dc\u05d5\u05dd"
)
WIDE_ODD = (
    "\ufeffcafe\u0301 na\u00efve \u00c5ngstro\u0308m \ufb01sh I\u0307 Stra\u00dfe \u1e9e \u01c5 \u0130 "
    "\U0001f600\U0001f468\u200d\U0001f469\u200d\U0001f467\U0001f3fd \U0001f1eb\U0001f1f7 \U0001d4d0\U0001d4d1 zero\u200bwidth soft\u00adhyphen "
    "nbsp\u00a0here tab\tthere  two\r\nlines\n\nmore\u2028sep\x01ctl nul\x00y \ufffdz \u304b\u3099\u0928\u094d\u0924\u0947\ud55c\uae00\u1112\u1161\u11ab "
    + "a" * 60 + " \u2581under\u2581line "
)
WIDE_LITERALS = (
    "typed <s> </s> <mask> <pad> <unk> <sep><cls> <eop> [CLS] [SEP] [MASK][PAD] [UNK] x [MASK] y  <mask>. "
    "<s>NOTUSED (a) [E1]E2 <|more|>"
)
WIDE_PAIRS = [
    ("Who opened the Bridge?", WIDE_ENGLISH),
    ("谁修建了石桥？", WIDE_CHINESE),
    ("\u0645\u0646 \u0627\u0641\u062a\u062a\u062d \u05d4\u05d2\u05e9\u05e8?", RIGHT_TO_LEFT),
    ("cafe\u0301 \U0001f600 ", WIDE_ODD),
    (" <mask> [SEP] </s>?", WIDE_LITERALS),
    ("", "Orla"),
    ("Who?", ""),
    ("", ""),
    ("   ", " \n\t "),
    ("Mixed?", WIDE_LITERALS + WIDE_CHINESE + WIDE_ENGLISH + "\r\n"),
]
WIDE_RULES = [(512, 128, "OVERLAP"), (32, 8, "OVERLAP"), (24, 0, "OVERLAP"), (36, 12, "ADVANCE")]
WIDE_TEXT = [
    text.replace("\x00", " ").replace("\u2581", " ") for pair in WIDE_PAIRS for text in pair if text.strip()
]

# Like nmt_nfkc, but small: some letters of other widths, some blanks, and one character that goes.
RULES_TSV = "".join(
    f"{source}\t{target}\n"
    for source, target in [
        *((f"{0xFF00 + c - 0x20:X}", f"{c:X}") for c in range(0x41, 0x7B)),
        ("FB01", "66 69"), ("3314", "30AD 30ED"), ("337F", "682A 5F0F 4F1A 793E"), ("BD", "31 2044 32"),
        ("9", "20"), ("A", "20"), ("D", "20"), ("A0", "20"), ("3000", "20"), ("2028", "20"),
        ("200B", "20"), ("FEFF", "20"), ("1", ""), ("65 301", "E9"), ("304B 3099", "304C"),
        ("FEFB", "644 627"), ("2F800", "4E3D"), ("1D4D0", "41"),
    ]
)
# Transformers 5.18 fails on a model without any rules, but for DeBERTa's.
ONE_RULE = "A\t20\n"


def train_pieces(path, rules=None, **options):
    """A Unigram model of a few hundred pieces, some characters left out."""
    with tempfile.TemporaryDirectory() as work:
        if rules is not None:
            tsv = Path(work, "rules.tsv")
            tsv.write_text(rules)
            options["normalization_rule_tsv"] = str(tsv)
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(WIDE_TEXT * 4),
            model_prefix=str(Path(work, "m")),
            model_type="unigram",
            vocab_size=260,
            hard_vocab_limit=False,
            character_coverage=0.98,
            minloglevel=2,
            **options,
        )
        shutil.copy(Path(work, "m.model"), path)


def write_pieces(folder, model_type, file, rules=None, settings=None, specials=None, added=None, **options):
    """A directory with nothing but a SentencePiece model and settings."""
    folder.mkdir(parents=True)
    write_json(folder / "config.json", {"model_type": model_type})
    train_pieces(folder / file, rules, **options)
    for name, content in (
        ("tokenizer_config.json", settings),
        ("special_tokens_map.json", specials),
        ("added_tokens.json", added),
    ):
        if content is not None:
            write_json(folder / name, content)


ALBERT_IDS = dict(pad_id=0, unk_id=1, bos_id=-1, eos_id=-1)
DEBERTA_IDS = dict(
    pad_id=0, bos_id=1, eos_id=2, unk_id=3,
    pad_piece="[PAD]", bos_piece="[CLS]", eos_piece="[SEP]", unk_piece="[UNK]",
)


def write_all_pieces(root):
    write_pieces(root / "xlm-roberta", "xlm-roberta", "sentencepiece.bpe.model", RULES_TSV)
    write_pieces(
        root / "xlm-roberta-nmt", "xlm-roberta", "sentencepiece.bpe.model",
        settings={"tokenizer_class": "XLMRobertaTokenizerFast", "add_prefix_space": False},
        specials={"mask_token": {"content": "<mask>", "lstrip": True, "rstrip": False, "normalized": True,
                                 "single_word": False},
                  "additional_special_tokens": ["[E1]"]},
        normalization_rule_name="nmt_nfkc",
    )
    write_pieces(root / "camembert", "camembert", "sentencepiece.bpe.model", RULES_TSV)
    write_pieces(
        root / "camembert-settings", "camembert", "sentencepiece.bpe.model", ONE_RULE,
        settings={"mask_token": "[MASK]", "added_tokens_decoder": {
            "900": {"content": "[E1]", "special": False, "lstrip": False, "rstrip": True, "normalized": True,
                    "single_word": False},
            "901": {"content": "E2", "special": False, "lstrip": False, "rstrip": False, "normalized": False,
                    "single_word": True}}},
        user_defined_symbols=["(a)"],
    )
    write_pieces(
        root / "albert", "albert", "spiece.model", RULES_TSV,
        control_symbols=["[CLS]", "[SEP]", "[MASK]"], user_defined_symbols=["(", ")"], **ALBERT_IDS,
    )
    write_pieces(
        root / "albert-cased", "albert", "spiece.model",
        ONE_RULE,
        settings={"do_lower_case": False, "keep_accents": True, "remove_space": True},
        control_symbols=["[CLS]", "[SEP]"], user_defined_symbols=["[MASK]"], **ALBERT_IDS,
    )
    write_pieces(
        root / "xlnet", "xlnet", "spiece.model", RULES_TSV,
        control_symbols=["<cls>", "<sep>", "<pad>", "<mask>", "<eod>"], user_defined_symbols=["<eop>", "."],
    )
    write_pieces(
        root / "xlnet-lower", "xlnet", "spiece.model", ONE_RULE,
        settings={"do_lower_case": True, "keep_accents": True}, control_symbols=["<cls>", "<sep>", "<pad>"],
    )
    write_pieces(root / "deberta-v2", "deberta-v2", "spm.model", RULES_TSV, added={"[MASK]": 300}, **DEBERTA_IDS)
    write_pieces(
        root / "deberta-v2-punctuation", "deberta-v2", "spm.model",
        settings={"do_lower_case": True, "split_by_punct": True, "add_prefix_space": False,
                  "tokenizer_class": "DebertaV2Tokenizer"},
        normalization_rule_name="identity", **DEBERTA_IDS,
    )


def write_byte_level(folder, header, model_type="roberta", **settings):
    folder.mkdir(parents=True)
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    trainer = trainers.BpeTrainer(
        vocab_size=360,
        special_tokens=["<s>", "<pad>", "</s>", "<unk>", "<mask>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(WIDE_TEXT, trainer)
    tokenizer.model.save(str(folder))
    lines = (folder / "merges.txt").read_text(encoding="utf-8").splitlines()[1:]
    (folder / "merges.txt").write_text("\n".join(header + lines) + "\n", encoding="utf-8", newline="\n")
    write_json(folder / "config.json", {"model_type": model_type})
    if settings:
        write_json(folder / "tokenizer_config.json", settings)


def save_whole(folder, tokenizer):
    """Keeps nothing but what transformers saves."""
    kept = (folder / "config.json").read_text()
    shutil.rmtree(folder)
    tokenizer.save_pretrained(folder)
    (folder / "config.json").write_text(kept)
    for file in folder.iterdir():
        if file.name not in ("tokenizer.json", "tokenizer_config.json", "config.json"):
            file.unlink()


def write_own(folder, model, trainer, normalizer, pre_tokenizer, processor, names):
    """A tokenizer.json of no family."""
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = pre_tokenizer
    tokenizer.train_from_iterator(WIDE_TEXT, trainer)
    tokenizer.post_processor = processor(tokenizer)
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, **names).save_pretrained(folder)


BERT_NAMES = dict(
    unk_token="[UNK]", sep_token="[SEP]", pad_token="[PAD]", cls_token="[CLS]", mask_token="[MASK]"
)


def bert_template(tokenizer):
    return processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[(t, tokenizer.token_to_id(t)) for t in ("[CLS]", "[SEP]")],
    )


def write_all_whole(root):
    for name, model_type, file, options in (
        ("whole-xlnet", "xlnet", "spiece.model",
         dict(control_symbols=["<cls>", "<sep>", "<pad>", "<mask>"], user_defined_symbols=["."])),
        ("whole-deberta-v2", "deberta-v2", "spm.model", DEBERTA_IDS),
        ("whole-xlm-roberta", "xlm-roberta", "sentencepiece.bpe.model", {}),
        ("whole-albert", "albert", "spiece.model", dict(control_symbols=["[CLS]", "[SEP]", "[MASK]"], **ALBERT_IDS)),
    ):
        write_pieces(root / name, model_type, file, RULES_TSV, **options)
        save_whole(root / name, AutoTokenizer.from_pretrained(root / name))
    write_byte_level(root / "whole-byte-level", [], add_prefix_space=True)
    tokenizer = AutoTokenizer.from_pretrained(root / "whole-byte-level")
    tokenizer.add_tokens(["[E1]", "E2"])
    tokenizer.add_special_tokens({"additional_special_tokens": ["<|more|>"]})
    save_whole(root / "whole-byte-level", tokenizer)
    write_own(
        root / "whole-word-level",
        models.WordLevel(unk_token="[UNK]"),
        trainers.WordLevelTrainer(vocab_size=200, special_tokens=SPECIALS, show_progress=False),
        normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase(), normalizers.Replace(Regex("\\d"), "0")]),
        pre_tokenizers.Sequence([pre_tokenizers.Whitespace(), pre_tokenizers.Digits(individual_digits=True)]),
        bert_template,
        BERT_NAMES,
    )
    write_own(
        root / "whole-unigram",
        models.Unigram(),
        trainers.UnigramTrainer(
            vocab_size=300, special_tokens=SPECIALS, unk_token="[UNK]", show_progress=False),
        normalizers.Sequence([normalizers.Nmt(), normalizers.NFKD(), normalizers.Strip()]),
        pre_tokenizers.Sequence([
            pre_tokenizers.Split(Regex("\\p{N}{1,2}| ?\\p{L}+|\\s+(?!\\S)|\\S"), "isolated"),
            pre_tokenizers.Metaspace(prepend_scheme="first")]),
        bert_template,
        BERT_NAMES,
    )
    write_own(
        root / "whole-byte-fallback",
        models.BPE(unk_token="<unk>", byte_fallback=True, fuse_unk=True),
        trainers.BpeTrainer(
            vocab_size=600, special_tokens=["<s>", "<pad>", "</s>", "<unk>", "<mask>"],
            initial_alphabet=[], limit_alphabet=60, show_progress=False),
        normalizers.Sequence([normalizers.Prepend("\u2581"), normalizers.Replace(" ", "\u2581")]),
        None,
        lambda tokenizer: processors.RobertaProcessing(
            ("</s>", tokenizer.token_to_id("</s>")), ("<s>", tokenizer.token_to_id("<s>"))),
        dict(bos_token="<s>", cls_token="<s>", eos_token="</s>", sep_token="</s>", unk_token="<unk>",
             pad_token="<pad>", mask_token="<mask>"),
    )


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
        make_cases(folder, PAIRS, RULES)
    for name in ("whole-file", "roberta"):
        bake_cutting_and_padding(root / name)
    first = set(root.iterdir())
    for name, settings in (("electra", {}), ("distilbert", {"do_lower_case": False})):
        write_bert(root / name, dropped="\u2014\u00bd", pairs=WIDE_PAIRS, **settings)
        (root / name / "tokenizer_config.json").unlink()
        write_json(root / name / "config.json", {"model_type": name})
        if settings:
            write_json(root / name / "tokenizer_config.json", settings)
    write_byte_level(root / "byte-level", ["#version: 0.2 - Trained by `huggingface/tokenizers`"])
    write_byte_level(
        root / "byte-level-prefix", [], add_prefix_space=True, trim_offsets=False,
        mask_token={"__type": "AddedToken", "content": "<mask>", "lstrip": True, "rstrip": False,
                    "normalized": True, "single_word": False},
    )
    write_all_pieces(root)
    write_all_whole(root)
    for folder in sorted(set(root.iterdir()) - first):
        make_cases(folder, WIDE_PAIRS, WIDE_RULES)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
