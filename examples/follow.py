#!/usr/bin/env python3
"""Follows one file, with the standard library only.

./sightline examples/hello.py --ready-file ready.json
python3 examples/follow.py ready.json "$PWD/examples/hello.py"
"""

import json
import sys
import urllib.parse
import urllib.request

ready, path = sys.argv[1:3]
with open(ready, encoding="utf-8") as file:
    node = json.load(file)

request = urllib.request.Request(
    f"{node['url']}/api/watch-file?{urllib.parse.urlencode({'path': path})}",
    headers={"Authorization": f"Bearer {node['token']}"},
)
with urllib.request.urlopen(request) as stream:
    for line in stream:
        if line.startswith(b"data: "):
            event = json.loads(line[6:])
            print(event["type"], len(event.get("content", "")), "characters", flush=True)
