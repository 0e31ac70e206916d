#!/bin/sh
# Renews the locks: hashes, no addresses. Needs uv and a network.
set -eu
cd "$(dirname "$0")/.."
uv lock --quiet
export="uv export --quiet --no-emit-project --no-header --no-annotate"
# The demo has footage in it, so that the extra is in both.
$export --no-default-groups --group build --extra footage > requirements/core.txt
$export --all-groups --extra footage > requirements/dev.txt
rm uv.lock # it names addresses; the exports are what is used
