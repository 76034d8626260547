"""Reads a PDF and tells as JSON what a reader finds in it: title, language, marks, fonts, tags in order, text in order."""

import io
import json
import sys

from pypdf import PdfReader

reader = PdfReader(io.BytesIO(sys.stdin.buffer.read()))
root = reader.trailer["/Root"]
xmp = root["/Metadata"].get_object().get_data().decode()


def plain(thing):
    return thing.get_object() if hasattr(thing, "get_object") else thing


def walk(node, found):
    node = plain(node)
    if isinstance(node, list):
        for one in node:
            walk(one, found)
    elif hasattr(node, "get"):
        if node.get("/S") is not None and node.get("/Type") != "/MCR":
            name = str(node["/S"])[1:]
            marks = plain(node.get("/A", []))
            marks = marks if isinstance(marks, list) else [marks]
            scope = [str(plain(one)["/Scope"])[1:] for one in marks if "/Scope" in plain(one)]
            found.append({"tag": name, "scope": scope[0] if scope else None, "alt": node.get("/Alt")})
        if "/K" in node:
            walk(node["/K"], found)
    return found


def embedded(font):
    font = plain(font)
    if "/DescendantFonts" in font:
        font = plain(plain(font["/DescendantFonts"])[0])
    about = plain(font["/FontDescriptor"])
    return any(name in about for name in ("/FontFile", "/FontFile2", "/FontFile3"))


fonts = [font for page in reader.pages for font in plain(page["/Resources"].get("/Font", {})).values()]
json.dump(
    {
        "title": reader.metadata.title,
        "made": str(reader.metadata.get("/CreationDate")),
        "language": root.get("/Lang"),
        "marked": bool(plain(root.get("/MarkInfo", {})).get("/Marked", False)),
        "shows_title": bool(plain(root.get("/ViewerPreferences", {})).get("/DisplayDocTitle", False)),
        "ua": "pdfuaid:part" in xmp,
        "archive": "pdfaid:conformance>A" in xmp and "pdfaid:part>2" in xmp,
        "fonts": [embedded(font) for font in fonts],
        "tags": walk(root["/StructTreeRoot"], []),
        "text": "\n".join(page.extract_text() for page in reader.pages),
    },
    sys.stdout,
    default=str,
)
