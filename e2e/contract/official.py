"""Writes the official description of HSDS 3.0 so that it can judge us: official.py FOLDER OUT

Its references lead to files of the standard on the web; here they lead to those in FOLDER. What it has wrong is mended:
`/service_at_locations/{id}` is described as a service, and refusals are not described at all.
"""

import json
import pathlib
import sys

folder, out = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
ON_THE_WEB = "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/"
REFUSALS = {status: {"description": "Refused"} for status in ("400", "404", "405", "406")}


def without_other_files(value):
    """The schemas of taxonomies refer to parts of the standard that are not here."""
    if isinstance(value, dict):
        kept = {k: without_other_files(v) for k, v in value.items() if k not in ("constraints", "example")}
        if str(kept.get("$ref", "")).endswith(".json"):
            return {}
        return kept
    return [without_other_files(one) for one in value] if isinstance(value, list) else value


def schema(address):
    return without_other_files(json.loads((folder / address.removeprefix(ON_THE_WEB)).read_text()))


def local(value):
    if isinstance(value, dict):
        ref = value.get("$ref", "")
        return schema(ref) if ref.startswith(ON_THE_WEB) else {k: local(v) for k, v in value.items()}
    return [local(one) for one in value] if isinstance(value, list) else value


document = json.loads((folder / "openapi.json").read_text())
one_at_location = document["paths"]["/service_at_locations/{id}"]["get"]["responses"]["200"]
one_at_location["content"]["application/json"]["schema"]["$ref"] = ON_THE_WEB + "compiled/service_at_location.json"
document = local(document)
document["servers"] = [{"url": "/hsds"}]
document["info"].update(title="HSDS 3.0", version="3.0")
for path in document["paths"].values():
    path.setdefault("parameters", [])
    if "get" in path:
        path["get"]["responses"].update(REFUSALS)
        path["get"]["responses"].setdefault("200", {"description": "OK"})
    for parameter in path["parameters"]:
        parameter["schema"] = {"type": "string", "format": "uuid"}
bounds = {"page": {"minimum": 1, "maximum": 1_000_000}, "per_page": {"minimum": 1, "maximum": 100}}
for name, parameter in document["components"]["parameters"].items():
    parameter["schema"].update(bounds.get(name, {}))
document["components"]["parameters"]["modified_after"]["schema"]["format"] = "date-time"
document["components"]["parameters"]["format"]["schema"]["enum"] = ["json"]
document["components"]["parameters"]["postcode"]["schema"]["pattern"] = "^[1-9][0-9]{3} [A-Z]{2}$"
document["components"]["parameters"]["proximity"]["schema"] = {"type": "integer", "minimum": 1, "maximum": 500_000}
for name in ("taxonomy_term_id", "taxonomy_id", "organization_id"):
    document["components"]["parameters"][name]["schema"]["format"] = "uuid"
for parameter in document["paths"]["/taxonomy_terms"]["get"]["parameters"]:
    if parameter.get("name") == "parent_id":
        parameter["schema"]["format"] = "uuid"
out.write_text(json.dumps(document))
