"""Real ids and postcodes for the questions that schemathesis makes up: made-up ones find nothing but 404."""

import json
import os
import random
import re
import urllib.request

import schemathesis

ORIGIN = os.environ["ORIGIN"]
REAL = random.Random(8011)


def asked(path):
    with urllib.request.urlopen(ORIGIN + path, timeout=20) as answer:
        return json.load(answer)


def ids(path):
    return [one["id"] for one in asked(path)["contents"]]


KNOWN = {
    "/services/{id}": ids("/hsds/services?minimal=true"),
    "/organizations/{id}": ids("/hsds/organizations"),
    "/service_at_locations/{id}": ids("/hsds/service_at_locations"),
    "/taxonomies/{id}": ids("/hsds/taxonomies"),
    "/taxonomy_terms/{id}": ids("/hsds/taxonomy_terms?per_page=100"),
    "/offers/{id}": [one["id"] for one in asked("/api/v1/offers?perPagina=100")["offers"]],
}
IN_QUERY = {
    "organization_id": KNOWN["/organizations/{id}"],
    "taxonomy_id": KNOWN["/taxonomies/{id}"],
    "taxonomy_term_id": KNOWN["/taxonomy_terms/{id}"],
}
INDICATORS = [one["slug"] for one in asked("/api/v1/indicators")["indicators"]]
WORD = re.compile(r"[a-z][a-z0-9-]{0,58}[a-z0-9]")
UUID = re.compile(r"[0-9a-f-]{36}")
POSTCODE = re.compile(r"[1-9][0-9]{3} ?[A-Za-z]{2}")


@schemathesis.hook
def before_call(context, case, kwargs):
    """Puts a real id in the place of three out of four made-up ones; what is wrong on purpose stays wrong."""
    real = KNOWN.get(case.operation.path)
    made_up = (case.path_parameters or {}).get("id")
    if real and isinstance(made_up, str) and UUID.fullmatch(made_up) and REAL.random() < 0.75:
        case.path_parameters["id"] = REAL.choice(real)
    query = case.query or {}
    for name, known in IN_QUERY.items():
        value = query.get(name)
        if isinstance(value, str) and UUID.fullmatch(value):
            query[name] = REAL.choice(known)
        elif isinstance(value, list):
            query[name] = [REAL.choice(known) if UUID.fullmatch(str(one)) else one for one in value]
    # Words of indicators that nobody knows find nothing but 404 either.
    if isinstance(query.get("indicator"), str) and WORD.fullmatch(query["indicator"]) and REAL.random() < 0.75:
        query["indicator"] = REAL.choice(INDICATORS)
    # A postcode that nobody has is refused by name, which no description can foretell.
    if isinstance(query.get("postcode"), str) and POSTCODE.fullmatch(query["postcode"]):
        query["postcode"] = "8011 AA"
    # So is a postcode to set out from, and a reach goes out from somewhere.
    if isinstance(query.get("vanaf"), str) and POSTCODE.fullmatch(query["vanaf"]):
        query["vanaf"] = "8011AA"
    if "binnen" in query:
        query.setdefault("vanaf", "8011AA")
    # Metres are counted from a postcode, which a description cannot say either.
    if "proximity" in query:
        query.setdefault("postcode", "8011 AA")
