"""Frames and series of pandas and polars as JSON: the first rows, and the true shape."""

import datetime
import json
import math
import sys

CELL = 10_000  # characters of one cell
EXACT = 1 << 53  # integers beyond it lose digits in a browser, so they go as text


def table(value, rows, room):
    """A `dataframe` output for what is a table, else None."""
    parts = None
    pandas = sys.modules.get("pandas")
    polars = sys.modules.get("polars")
    if pandas is not None and isinstance(value, (known(pandas, "DataFrame"), known(pandas, "Series"))):
        parts = of_pandas(value, rows)
    elif polars is not None and isinstance(value, (known(polars, "DataFrame"), known(polars, "Series"))):
        parts = of_polars(value, rows)
    if parts is None:
        return None
    columns, data, index, shape = parts
    while True:
        text = json.dumps({"columns": columns, "data": data, "index": index, "shape": shape}, allow_nan=False)
        if len(text) <= room or len(data) <= 1:
            return {"type": "dataframe", "content": text}
        half = len(data) // 2  # wide rows: fewer of them, the shape still tells how many there are
        data, index = data[:half], index[:half]


def known(module, name):
    found = getattr(module, name, None)
    return found if isinstance(found, type) else Nothing


class Nothing:
    """The class of no value, for a module that is still being imported."""


def of_pandas(value, rows):
    shape = list(value.shape)
    head = value.iloc[:rows]
    if len(shape) == 1:
        shape.append(1)
        columns = ["" if value.name is None else label(value.name)]
        series = [head]
    else:
        columns = [label(c) for c in head.columns]
        series = [head.iloc[:, i] for i in range(len(columns))]
    data = [list(row) for row in zip(*([cell(v) for v in one.tolist()] for one in series))]
    index = [cell(v) if not isinstance(v, tuple) else label(v) for v in head.index.tolist()]
    return columns, data if series else [[] for _ in index], index, shape


def of_polars(value, rows):
    if not hasattr(value, "columns"):
        value = value.to_frame()
    head = value.head(rows)
    return [str(c) for c in head.columns], [[cell(v) for v in row] for row in head.rows()], [], list(value.shape)


def label(name):
    return ", ".join(map(str, name)) if isinstance(name, tuple) else str(name)


def cell(value):
    if value is None or isinstance(value, (bool, str)):
        return value if not isinstance(value, str) or len(value) <= CELL else value[:CELL] + "…"
    if isinstance(value, int):
        return int(value) if -EXACT <= value <= EXACT else str(value)
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None if math.isnan(value) else str(value)
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        text = value.isoformat()
        return None if text == "NaT" else text
    if type(value).__name__ in ("NAType", "NaTType"):
        return None
    if hasattr(value, "item") and getattr(value, "shape", None) == ():  # a number of numpy
        plain = value.item()
        return cell(plain) if plain is not value and not hasattr(plain, "item") else str(value)
    text = str(value)
    return text if len(text) <= CELL else text[:CELL] + "…"
