#!/bin/sh
# Follows one file with curl. Start a node first, and let it write its address and token:
#   ./sightline examples/hello.py --ready-file ready.json
#   examples/follow.sh ready.json "$PWD/examples/hello.py"
set -eu
url=$(sed 's/.*"url":"\([^"]*\)".*/\1/' "$1")
token=$(sed 's/.*"token":"\([^"]*\)".*/\1/' "$1")
exec curl -sSN -G -H "Authorization: Bearer $token" --data-urlencode "path=$2" \
    "$url/api/watch-file"
