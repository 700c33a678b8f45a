"""A value as outputs: the richest form that it offers, JSON-safe, within the limits of a statement."""

import base64

from _sightline import tables
from _sightline.interrupts import theirs

PLAIN = frozenset((int, float, str, bool, complex, bytes, list, tuple, dict, set, frozenset))
RICH = (
    ("_repr_html_", "text/html"),
    ("_repr_markdown_", "text/markdown"),
    ("_repr_svg_", "image/svg+xml"),
    ("_repr_png_", "image/png"),
)
ORDER = ("text/html", "text/markdown", "image/svg+xml", "image/png", "image/jpeg", "text/plain")


class Outputs:
    def __init__(self, errors):
        self.errors = errors

    def limit(self, text, images, rows):
        self.text, self.images, self.rows = text, images, rows
        self.fresh()

    def fresh(self):
        """A new statement: nothing shown yet."""
        self.text_left, self.images_left = self.text, self.images

    def of(self, value, figures):
        """The outputs of a value; a representation that raises is an error, and no more than that."""
        try:
            return self.best(value, figures)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as problem:
            return [self.capped(self.errors.output(problem, ""))]

    def best(self, value, figures):
        kind = type(value)
        if kind not in PLAIN:
            if figures.is_figure(value):
                return [figures.captured(value)]
            table = theirs(tables.table, value, self.rows, self.text_left)
            if table is not None:
                return [self.capped(table)]
            if not isinstance(value, type):
                rich = self.rich(value, kind)
                if rich is not None:
                    return [rich]
        return [self.capped({"type": "stdout", "content": theirs(repr, value) + "\n", "value": True})]

    def rich(self, value, kind):
        """What the object's own methods offer. They are looked up on its class: an object that answers to any
        name (a mock, a proxy) does not offer everything."""
        if getattr(kind, "_repr_mimebundle_", None) is not None:
            bundle = theirs(value._repr_mimebundle_)
            bundle = bundle[0] if isinstance(bundle, tuple) else bundle
            for mime in ORDER:
                if bundle and bundle.get(mime) is not None:
                    return self.mime(mime, bundle[mime])
        for name, mime in RICH:
            if getattr(kind, name, None) is not None:
                data = theirs(getattr(value, name))
                data = data[0] if isinstance(data, tuple) else data
                if data is not None:
                    return self.mime(mime, data)
        return None

    def mime(self, mime, data):
        if mime == "text/plain":
            return self.capped({"type": "stdout", "content": str(data) + "\n", "value": True})
        if mime in ("text/html", "text/markdown"):
            return self.capped({"type": mime[5:], "content": str(data)})
        if mime == "image/svg+xml":
            data = data.encode("utf-8") if isinstance(data, str) else data
        if isinstance(data, str):  # base64 already, as the bundles of Jupyter have it
            return self.image(mime, "".join(data.split()))
        return self.image(mime, base64.b64encode(data).decode("ascii"))

    def markdown(self, text):
        return self.capped({"type": "markdown", "content": text})

    def image(self, mime, encoded):
        size = len(encoded) * 3 // 4
        if size > self.images_left:
            return self.left_out("an image", size, self.images)
        self.images_left -= size
        return {"type": "image", "content": "data:%s;base64,%s" % (mime, encoded)}

    def left_out(self, what, size, limit):
        told = "[%s of %s bytes is not shown: a statement may show %s bytes of this kind]\n"
        return {"type": "stderr", "content": told % (what, format(size, ","), format(limit, ",")), "cut": size}

    def capped(self, output):
        """The output, shortened where the statement has shown enough, and saying so."""
        content = output["content"]
        size = len(content) if content.isascii() else len(content.encode("utf-8", "surrogatepass"))
        room = self.text_left
        if size <= room:
            self.text_left -= size
            return output
        if output["type"] in ("html", "dataframe"):
            return self.left_out("a table" if output["type"] == "dataframe" else "HTML", size, self.text)
        self.text_left = 0
        data = content.encode("utf-8", "surrogatepass")
        tail = room // 2 if output["type"] == "error" else 0  # an exception says the most at its end
        kept = data[: room - tail].decode("utf-8", "ignore")
        end = data[len(data) - tail :].decode("utf-8", "ignore") if tail else ""
        note = "\n[... %s bytes are cut ...]\n" % format(size - room, ",")
        return dict(output, content=kept + note + end, cut=size - room)
