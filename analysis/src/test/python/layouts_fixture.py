"""Writes one small made-up data set in every layout that is read.

    python3 layouts_fixture.py ../resources/org/zonelens/analysis/data

Needs pyarrow (25) for the Parquet file, which is there to be refused. It has the schema of the
Hugging Face hub's squad.
"""

import gzip
import json
import pathlib
import sys

import pyarrow as pa
import pyarrow.parquet as pq

ARTICLES = [
    ("Ostwick", [
        ("The treaty of Ostwick was signed in 1514 by Queen Mara 😀, and it ended the war.", [
            ("q1", "When was the treaty signed?", ["1514", "in 1514"]),
            ("q2", "Who signed it?", ["Queen Mara"]),
            ("q3", "What came after?", []),
        ]),
        ("Kelda lies north of 北京.", [("q4", "What does Kelda lie north of?", ["北京"])]),
    ]),
    ("Zorbin \u2028\u0001", [
        ("Zorbin \"the\nElder\" met \t Kelda\\ in é.", [
            (f"q{n}", f"Whom did Zorbin meet, {n}?", ["Kelda"]) for n in range(5, 12)
        ]),
    ]),
]


def rows():
    for title, paragraphs in ARTICLES:
        for context, questions in paragraphs:
            for id, question, answers in questions:
                yield {"id": id, "title": title, "context": context, "question": question,
                       "answers": {"text": answers,
                                   "answer_start": [context.index(a) for a in answers]}}


def squad():
    return {"version": "made up", "data": [
        {"title": title, "paragraphs": [
            {"context": context, "qas": [
                {"id": id, "question": question, "answers": [
                    {"text": a, "answer_start": context.index(a)} for a in answers]}
                for id, question, answers in questions]}
            for context, questions in paragraphs]}
        for title, paragraphs in ARTICLES]}


def cmrc():
    return [
        {"context_id": f"{title}_{n}", "context_text": context, "title": title, "qas": [
            {"query_id": id, "query_text": question, "answers": answers}
            for id, question, answers in questions]}
        for title, paragraphs in ARTICLES
        for n, (context, questions) in enumerate(paragraphs)]


SCHEMA = pa.schema([
    ("id", pa.string()), ("title", pa.string()), ("context", pa.string()),
    ("question", pa.string()),
    ("answers", pa.struct([
        ("text", pa.list_(pa.string())), ("answer_start", pa.list_(pa.int32()))]))])

if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    all_rows = list(rows())
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in all_rows)
    (folder / "squad.json").write_text(json.dumps(squad(), indent=1))
    (folder / "cmrc-original.json").write_text(json.dumps(cmrc(), ensure_ascii=False, indent=2))
    (folder / "lines.jsonl").write_text(lines)
    (folder / "array.json").write_text(json.dumps(all_rows))
    (folder / "flat-data.json").write_text(json.dumps({"data": all_rows}))
    (folder / "utf16.json").write_bytes(json.dumps(squad(), ensure_ascii=False).encode("utf-16"))
    with open(folder / "lines.jsonl.gz", "wb") as file:
        file.write(gzip.compress(lines.encode(), mtime=0))
    table = pa.Table.from_pylist(all_rows, SCHEMA)
    pq.write_table(table, folder / "hub.parquet")
