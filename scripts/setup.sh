#!/bin/sh
# Makes .venv with Tilshi and what its tests need: by uv where it is installed, else by venv and pip.
set -eu
: "${PYTHON:=python3}"
command -v "$PYTHON" >/dev/null || { echo "setup: $PYTHON is not installed; Tilshi needs Python 3.11 or newer" >&2; exit 1; }
"$PYTHON" - <<'CHECK' || { echo "setup: $("$PYTHON" --version) is too old; Tilshi needs Python 3.11 or newer (make PYTHON=python3.12 …)" >&2; exit 1; }
import sys
sys.exit(sys.version_info < (3, 11))
CHECK
echo "Setting up .venv (once; a minute or two) …"
if command -v uv >/dev/null; then
    uv venv --quiet --allow-existing --python "$PYTHON" .venv
    uv pip install --quiet --python .venv/bin/python -e '.[dev]'
else
    "$PYTHON" -m venv .venv || { echo "setup: python3 has no venv; on Debian: apt-get install python3-venv" >&2; exit 1; }
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
fi
