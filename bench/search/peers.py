#!/usr/bin/env python3
"""The same documents and questions in SQLite FTS5 and in PostgreSQL full text, in process and on one connection.

    peers.py DOCUMENTS QUESTIONS DATABASE_URL FILE

FILE becomes an SQLite database that Datasette can serve: table `offer`, full text in `offer_fts`.
"""

import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import time

ROUNDS = 20
PAGE = 20


def words(question):
    return re.findall(r"[^\W_]+", question.lower())


def told(name, took):
    took.sort()
    at = lambda part: took[(len(took) - 1) * part // 100] * 1000
    print(f"{name} p50 {at(50):.3f} ms, p99 {at(99):.3f} ms")


def sqlite(documents, questions, path):
    pathlib.Path(path).unlink(missing_ok=True)
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE offer (id INTEGER PRIMARY KEY, title TEXT, text TEXT)")
    database.executemany("INSERT INTO offer (title, text) VALUES (:title, :text)", documents)
    database.execute(
        'CREATE VIRTUAL TABLE offer_fts USING fts5'
        '(title, text, content="offer", content_rowid="id", tokenize="unicode61 remove_diacritics 2")'
    )
    database.execute("INSERT INTO offer_fts(offer_fts) VALUES ('rebuild')")
    database.commit()
    ask = "SELECT rowid, title FROM offer_fts WHERE offer_fts MATCH ? ORDER BY bm25(offer_fts) LIMIT ?"
    for name, glue in (("SQLite FTS5, all words", " "), ("SQLite FTS5, any word", " OR ")):
        took = []
        for turn in range(ROUNDS):
            for question in questions:
                match = glue.join(f'"{word}"' for word in words(question))
                began = time.perf_counter()
                database.execute(ask, (match, PAGE)).fetchall()
                if turn:
                    took.append(time.perf_counter() - began)
        told(name, took)


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def postgres(documents, questions, url):
    """Times of the server itself (EXPLAIN ANALYZE), so that no client is measured."""
    lines = ["CREATE TEMP TABLE doc (id serial PRIMARY KEY, title text, body tsvector);"]
    for one in documents:
        lines.append(f"INSERT INTO doc (title, body) VALUES ({quoted(one['title'])}, to_tsvector('dutch', {quoted(one['text'])}));")
    lines.append("CREATE INDEX doc_body ON doc USING gin (body);")
    lines.append("ANALYZE doc;")
    asks = {
        "all words": "websearch_to_tsquery('dutch', {q})",
        "any word": "replace(plainto_tsquery('dutch', {q})::text, '&', '|')::tsquery",
    }
    for name, ask in asks.items():
        lines.append(f"SELECT 'name {name}';")
        for _ in range(5):
            for question in questions:
                query = ask.format(q=quoted(question))
                lines.append(
                    f"EXPLAIN (ANALYZE, TIMING OFF) SELECT id, title FROM doc WHERE body @@ {query}"
                    f" ORDER BY ts_rank(body, {query}) DESC LIMIT {PAGE};"
                )
    answer = subprocess.run(
        ["psql", url, "-qAt", "-v", "ON_ERROR_STOP=1"], input="\n".join(lines), text=True, capture_output=True, check=True
    )
    name, took = None, {}
    for line in answer.stdout.splitlines():
        if line.startswith("name "):
            name = line[5:]
        elif match := re.match(r"\s*Execution Time: ([0-9.]+) ms", line):
            took.setdefault(name, []).append(float(match[1]) / 1000)
    for name, times in took.items():
        told(f"PostgreSQL dutch, {name}", times)


def main():
    documents = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
    questions = open(sys.argv[2], encoding="utf-8").read().splitlines()
    sqlite(documents, questions, sys.argv[4])
    postgres(documents, questions, sys.argv[3])


main()
