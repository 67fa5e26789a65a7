#!/bin/sh
# Make a virtual environment with pip in it: venv.sh PYTHON FOLDER
# Debian and Ubuntu split ensurepip off into a package of its own, so a bare machine has python3 and no way to get pip.
# Root installs that package; anyone else takes the pip wheel out of the distribution's package and leaves the system alone.
set -eu
python=$1
folder=$2

"$python" - <<'PY'
import sys
if sys.version_info < (3, 11):
    sys.exit("biopact needs Python 3.11 or newer, and this is %d.%d; run make with PYTHON=python3.12, say." % sys.version_info[:2])
PY

if "$folder/bin/python" -m pip --version > /dev/null 2>&1; then
    exit 0
fi

if ! "$python" -c 'import ensurepip' 2> /dev/null && [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    echo "Installing $package"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" > /dev/null
fi
if "$python" -c 'import ensurepip' 2> /dev/null; then
    exec "$python" -m venv --clear "$folder"
fi

"$python" -m venv --clear --without-pip "$folder"
wheels=/usr/share/python-wheels
if ! ls "$wheels"/pip-*.whl > /dev/null 2>&1; then
    (cd "$folder" && apt-get download -qq python3-pip-whl && dpkg-deb -x python3-pip-whl_*.deb pip-whl) || {
        rm -rf "$folder"
        echo "There is no pip to start from: run 'apt-get install python3-venv' as root, then make again." >&2
        exit 1
    }
    wheels=$folder/pip-whl$wheels
fi
wheel=$(ls "$wheels"/pip-*.whl)
"$folder/bin/python" "$wheel/pip" install --quiet --no-index "$wheel"
