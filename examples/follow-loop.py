#!/usr/bin/env python3
"""Follows AI coding loops, with the standard library only: their log, iterations, plan and status.

./sightline --discover ~/projects --ready-file ready.json      (or: ./sightline demo --ready-file ready.json)
python3 examples/follow-loop.py ready.json [PROJECT ...]

When the connection breaks it comes back and misses nothing: each event has a place, and it says where it was.
"""

import json
import sys
import time
import urllib.parse
import urllib.request

ready, projects = sys.argv[1], sys.argv[2:]
TYPES = "log_append,iteration_started,iteration_completed,plan_updated,notification,status_changed"


def told(kind, data):
    """One event as lines for people."""
    if kind == "log_append":
        return data["lines"].rstrip("\n") or "(these lines are gone from the log)"
    if kind == "iteration_started":
        return f"== iteration {data['iteration']} begins"
    if kind == "iteration_completed":
        done = ", ".join(data.get("tasks_completed") or []) or "no task"
        return f"== iteration {data['iteration']}: {data.get('status')}, {done}, {data.get('tokens')} k tokens"
    if kind == "plan_updated":
        return f"== plan: {data['tasks_done']} of {data['tasks_total']}"
    if kind == "notification":
        return f"== {data.get('prefix') or 'NOTE'}: {data['message']}"
    if kind == "status_changed":
        return f"== {data.get('previous', '?')} -> {data['status']}"
    return f"== {kind}: take a new snapshot"  # reset: what was missed is no longer there


def follow(node, place):
    """One connection; yields (place, event) until it ends. A place counts once its event has come whole."""
    query = {"types": TYPES, **({"projects": ",".join(projects)} if projects else {})}
    headers = {"Authorization": f"Bearer {node['token']}"}
    if place:
        headers["Last-Event-ID"] = place
    address = f"{node['url']}/api/events?{urllib.parse.urlencode(query)}"
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=60) as stream:
        event = None
        for line in stream:
            if line.startswith(b"id: "):
                place = line[4:].strip().decode()
            elif line.startswith(b"data: "):
                event = json.loads(line[6:])
            elif line == b"\n" and place:
                yield place, event  # without one: where the stream begins, or a sign of life
                event = None


place = None
wait = 1
while True:
    with open(ready, encoding="utf-8") as file:
        node = json.load(file)
    try:
        for place, event in follow(node, place):
            wait = 1
            if event:
                print(told(event["type"], event["data"]), flush=True)
    except OSError as broken:
        print(f"-- {broken}; again in {wait} s", file=sys.stderr)
    time.sleep(wait)
    wait = min(30, 2 * wait)
