"""Writes decoding.json: random logits and the answers that the Hugging Face question-answering
examples (postprocess_qa_predictions in utils_qa.py, transformers 4 and 5) decode from them.

    python3 decoding_fixture.py [cases] [seed] > ../resources/org/zonelens/analysis/decode/decoding.json

Needs numpy only. The post-processing below is written anew from what the examples do, with two
things settled that they leave open: equal logits are taken later token first (their argsort is not
stable), and where no span is left the answer is empty (they answer the word "empty").
"""

import json
import random
import sys

import numpy as np


def spans_of(window, n_best, max_length):
    """All spans of one window in the order in which the examples meet them."""
    start, end, offsets = window["start"], window["end"], window["offsets"]
    best_starts = np.argsort(start, kind="stable")[::-1][:n_best].tolist()
    best_ends = np.argsort(end, kind="stable")[::-1][:n_best].tolist()
    for s in best_starts:
        for e in best_ends:
            if offsets[s] is None or offsets[e] is None:
                continue
            if e < s or e - s + 1 > max_length:
                continue
            yield {"first": s, "last": e, "span": (offsets[s][0], offsets[e][1]),
                   "score": start[s] + end[e], "start": start[s], "end": end[e]}


def decode(passage, windows, n_best, max_length, allows_null, threshold):
    candidates, null = [], None
    for w, window in enumerate(windows):
        score = window["start"][0] + window["end"][0]
        if null is None or null["score"] > score:
            null = {"window": w, "first": 0, "last": 0, "span": (0, 0), "score": score}
        for span in spans_of(window, n_best, max_length):
            candidates.append({"window": w, **span})
    if allows_null:
        candidates.append(null)
    candidates = sorted(candidates, key=lambda c: c["score"], reverse=True)[:n_best]
    if allows_null and null not in candidates:
        candidates.append(null)
    for c in candidates:
        c["text"] = passage[c["span"][0]:c["span"][1]]
    scores = np.array([c["score"] for c in candidates], dtype=np.float32)
    if len(scores):
        weights = np.exp(scores - scores.max())
        for c, p in zip(candidates, weights / weights.sum()):
            c["probability"] = float(p)
    full = [c for c in candidates if c["text"]]
    if not full:
        text = ""
    elif not allows_null:
        text = candidates[0]["text"]
    else:
        best = full[0]
        difference = null["score"] - best["start"] - best["end"]
        text = "" if difference > threshold else best["text"]
    return text, null["score"], candidates


def random_case(rnd):
    words = ["".join(rnd.choice("abcdeé北京") for _ in range(rnd.randint(1, 4)))
             for _ in range(rnd.randint(1, 40))]
    passage = " ".join(words)
    places, at = [], 0
    for word in words:
        places.append((at, at + len(word)))
        at += len(word) + 1
    allows_null = rnd.random() < 0.5
    n_best = rnd.choice([2, 3, 5, 20] if allows_null else [1, 2, 3, 5, 20])
    max_length = rnd.choice([1, 2, 5, 30])
    threshold = rnd.choice([0.0, 0.0, 0.5, -1.25])
    # Coarse logits make ties; fine ones make sums whose last bit matters.
    digits = rnd.choice([0, 1, 6])
    spread = rnd.choice([1, 3, 30])
    windows, begin = [], 0
    size, step = (len(places), len(places)) if rnd.random() < 0.4 else (8, 5)
    while True:
        piece = places[begin:begin + size]
        question = rnd.randint(0, 4)
        offsets = [None] * (question + 2) + piece + [None]
        logits = [
            np.array([round(rnd.gauss(0, spread), digits) for _ in offsets], dtype=np.float32)
            for _ in range(2)]
        if rnd.random() < 0.2:  # Special tokens and the question win: few spans or none.
            for row in logits:
                row[:question + 2] += np.float32(100)
        windows.append({"offsets": offsets, "start": logits[0], "end": logits[1]})
        if begin + size >= len(places):
            break
        begin += step
    text, null_score, candidates = decode(
        passage, windows, n_best, max_length, allows_null, threshold)
    return {
        "rule": [n_best, max_length, allows_null, threshold],
        "passage": passage,
        "windows": [
            {"offsets": w["offsets"], "start": floats(w["start"]), "end": floats(w["end"])}
            for w in windows],
        "text": text,
        "null_score": float(null_score),
        "n_best": [
            [c["window"], c["first"], c["last"], c["text"], float(c["score"]), c["probability"]]
            for c in candidates],
    }


def floats(row):
    """The shortest decimals that give the same 32-bit floats."""
    return [float(str(x)) for x in row]


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 24
    rnd = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 11)
    print("[")
    for k in range(count):
        case = json.dumps(random_case(rnd), ensure_ascii=False)
        print(case + ("," if k + 1 < count else ""))
    print("]")
