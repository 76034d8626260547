#!/usr/bin/env python3
"""Relevance of our search beside PostgreSQL full text and SQLite FTS5, on the same documents and questions.

    measure.py FOUND.json WITHOUT.json DATABASE_URL [--worst N]

FOUND.json comes from the example `relevance` of the crate demo; WITHOUT.json is the same without synonyms. The peers get
the very texts that our index holds, one document an offer. Grades are 0 to 3; what was not judged counts as 0.
"""

import collections
import csv
import json
import math
import pathlib
import re
import sqlite3
import subprocess
import sys
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
MOST = 50


def judgements():
    with open(HERE / "judgements.tsv", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            grades = dict(pair.rsplit(":", 1) for pair in row["judgements"].split())
            yield row["half"], row["kind"], row["query"], {key: int(grade) for key, grade in grades.items()}


def keys():
    """The key of an offer by what it says, since the database keeps no keys."""
    found = {}
    for path in sorted((ROOT / "demo/zwolle/offers").glob("*.toml")):
        with open(path, "rb") as file:
            for offer in tomllib.load(file)["offer"]:
                found[offer["title"], offer["what"]] = offer["key"]
    return found


def documents(found):
    """The text of each offer by key; the listings of an offer at several places are one document."""
    key = keys()
    texts, names = collections.defaultdict(str), {}
    for one in found["documents"]:
        name = key[one["title"], one["what"]]
        names[one["offer"]] = name
        texts[name] += one["text"] + "\n"
    return dict(texts), names


def words(question):
    return re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", question.lower())


def sqlite(texts, questions):
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE doc USING fts5(key UNINDEXED, text, tokenize = 'unicode61 remove_diacritics 2')")
    database.executemany("INSERT INTO doc VALUES (?, ?)", texts.items())
    ask = "SELECT key FROM doc WHERE doc MATCH ? ORDER BY bm25(doc), key LIMIT ?"
    results = {}
    for name, glue in (("SQLite FTS5, AND", " "), ("SQLite FTS5, OR", " OR ")):
        results[name] = {}
        for question in questions:
            match = glue.join(f'"{word}"' for word in words(question))
            results[name][question] = [row[0] for row in database.execute(ask, (match, MOST))]
    return results


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def postgres(texts, questions, url):
    lines = ["CREATE TEMP TABLE doc (key text PRIMARY KEY, body tsvector);"]
    for key, text in texts.items():
        lines.append(f"INSERT INTO doc VALUES ({quoted(key)}, to_tsvector('dutch', {quoted(text)}));")
    asks = {
        "PostgreSQL dutch, AND": "websearch_to_tsquery('dutch', {q})",
        "PostgreSQL dutch, OR": "replace(plainto_tsquery('dutch', {q})::text, '&', '|')::tsquery",
    }
    for name, ask in asks.items():
        for place, question in enumerate(questions):
            query = ask.format(q=quoted(question))
            lines.append(
                f"SELECT {quoted(name)}, {place}, key FROM doc, (SELECT {query} AS query) AS asked"
                f" WHERE body @@ query ORDER BY ts_rank(body, query) DESC, key LIMIT {MOST};"
            )
    answer = subprocess.run(
        ["psql", url, "-qAt", "-F", "\t", "-v", "ON_ERROR_STOP=1"],
        input="\n".join(lines), text=True, capture_output=True, check=True,
    )
    results = {name: {question: [] for question in questions} for name in asks}
    for line in answer.stdout.splitlines():
        name, place, key = line.split("\t")
        results[name][questions[int(place)]].append(key)
    return results


def ndcg(ranked, grades, depth=10):
    gain = lambda grade: 2**grade - 1
    reached = sum(gain(grades.get(key, 0)) / math.log2(place + 2) for place, key in enumerate(ranked[:depth]))
    best = sorted(grades.values(), reverse=True)[:depth]
    ideal = sum(gain(grade) / math.log2(place + 2) for place, grade in enumerate(best))
    return reached / ideal if ideal else 0.0


def recall(ranked, grades):
    wanted = {key for key, grade in grades.items() if grade > 0}
    return len(wanted & set(ranked[:MOST])) / len(wanted) if wanted else 0.0


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else 0.0


def scores(run, judged):
    return (
        mean(ndcg(run[query], grades) for *_, query, grades in judged),
        mean(recall(run[query], grades) for *_, query, grades in judged),
        sum(1 for *_, query, _ in judged if not run[query]),
    )


def main():
    found, without = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:3])
    judged = list(judgements())
    questions = [query for *_, query, _ in judged]
    texts, names = documents(found)
    unknown = {key for *_, grades in judged for key in grades} - set(texts)
    if unknown:
        sys.exit(f"judged, but not on the map: {sorted(unknown)}")
    _, names_without = documents(without)
    runs = {
        "Samenkracht": {q: [names[one] for one in found["found"][q]] for q in questions},
        "Samenkracht without synonyms": {q: [names_without[one] for one in without["found"][q]] for q in questions},
    }
    runs |= postgres(texts, questions, sys.argv[3])
    runs |= sqlite(texts, questions)
    halves = {
        "all": judged,
        "tuned on": [row for row in judged if row[0] == "tune"],
        "held out": [row for row in judged if row[0] == "held"],
    }
    print(f"{len(judged)} questions, {len(texts)} offers\n")
    print("| engine | " + " | ".join(f"{half}: nDCG@10 | recall@50 | empty" for half in halves) + " |")
    print("| --- |" + " ---: | ---: | ---: |" * len(halves))
    for name, run in runs.items():
        cells = ["{:.3f} | {:.3f} | {}".format(*scores(run, rows)) for rows in halves.values()]
        print(f"| {name} | " + " | ".join(cells) + " |")
    kinds = list(dict.fromkeys(row[1] for row in judged))
    print("\n| nDCG@10 by kind | " + " | ".join(kinds) + " |")
    print("| --- |" + " ---: |" * len(kinds))
    for name, run in runs.items():
        cells = ["{:.3f}".format(scores(run, [row for row in judged if row[1] == kind])[0]) for kind in kinds]
        print(f"| {name} | " + " | ".join(cells) + " |")
    if "--worst" in sys.argv:
        most = int(sys.argv[sys.argv.index("--worst") + 1])
        ours = runs["Samenkracht"]
        tuned = sorted(halves["tuned on"], key=lambda row: ndcg(ours[row[2]], row[3]))
        print("\nWorst of the half that may be tuned on:")
        for _, kind, query, grades in tuned[:most]:
            print(f"{ndcg(ours[query], grades):.2f} recall {recall(ours[query], grades):.2f} {kind}: {query}")
            print("   found:", " ".join(f"{key}:{grades.get(key, 0)}" for key in ours[query][:10]))
            missed = [key for key, grade in grades.items() if grade == 3 and key not in ours[query][:10]]
            print("   missed:", " ".join(missed[:8]))


main()
