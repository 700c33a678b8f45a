#!/usr/bin/env python3
"""Builds Sightline with Maven, and writes a checkpoint whenever a module begins or ends.

    ./sightline .            # then, on the page of this project, start:  python3 examples/build-itself.py

Each module is a component; what it needs is read from the poms. More words are Maven's: the default is
`-DskipTests package`.
"""

import json
import os
import re
import subprocess
import sys
import time
import xml.etree.ElementTree as xml
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".buildrunner"
POM = "{http://maven.apache.org/POM/4.0.0}"
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
BEGINS = re.compile(r"\[INFO\] Building (.+?) \S+ +\[\d+/\d+\]")


def pom(folder):
    return xml.parse(ROOT / folder / "pom.xml").getroot()


def modules():
    """Each module by its name, in the order of the poms: what it is, and what of the others it needs."""
    folders = [module.text for module in pom(".").iterfind("%smodules/%smodule" % (POM, POM))]
    by_artifact = {pom(folder).findtext(POM + "artifactId"): folder for folder in folders}
    found = {}
    for folder in folders:
        root = pom(folder)
        needed = [one.findtext(POM + "artifactId") for one in root.iter(POM + "dependency")]
        found[root.findtext(POM + "name")] = {
            "id": folder,
            "name": folder,
            "type": "frontend" if folder == "web" else "backend",
            "status": "not_started",
            "progress": 0,
            "dependencies": [by_artifact[one] for one in needed if one in by_artifact],
        }
    return found


def checkpoint(components, phase, done, error=None):
    """A new file beside the others, put in place by a rename: nobody sees half of one."""
    now = datetime.now()
    name = now.strftime("checkpoint_%Y%m%d_%H%M%S_%f")
    content = {
        "id": name,
        "timestamp": now.isoformat(),
        "phase": phase,
        "tasks_completed": done,
        "files_created": [],
        "status": "created",
        "metadata": {"created_by": "build-itself.py"},
        "components": list(components.values()),
    }
    if error:
        content["error"] = error
    folder = HOME / "checkpoints"
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / (name + ".tmp")
    draft.write_text(json.dumps(content, indent=2))
    os.replace(draft, folder / (name + ".json"))


def main():
    components, done, current = modules(), [], None
    checkpoint(components, "begins", done)
    words = sys.argv[1:] or ["-DskipTests", "package"]
    maven = subprocess.Popen(
        ["mvn", "-B", "-Dstyle.color=always", *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )

    def ended():
        if current:
            current.update(status="completed", progress=100, endTime=int(time.time() * 1000))
            done.append("module " + current["id"])

    for line in maven.stdout:
        sys.stdout.write(line)
        sys.stdout.flush()
        begins = BEGINS.match(COLOURS.sub("", line))
        if not begins:
            continue
        ended()
        current = components.get(begins.group(1))
        if current:
            current.update(status="in_progress", progress=10, startTime=int(time.time() * 1000))
            checkpoint(components, current["id"], done)
    code = maven.wait()
    if code == 0:
        ended()
        checkpoint(components, "done", done)
    else:
        if current:
            current.update(status="error", error="mvn ended with %d" % code)
        checkpoint(components, "failed", done, "mvn ended with %d" % code)
    return code


if __name__ == "__main__":
    sys.exit(main())
