"""What every test may ask for, and the rule that nothing is skipped in CI for want of a component."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
NEEDS_SHARED = "needs ../shared"

# Hypothesis fails an example that takes longer than 200 ms by the clock: that says how busy the machine is, not
# whether the code is right. What has to be quick has a test of its own that counts CPU time.
settings.register_profile("biopact", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("biopact")


CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of material beside the checkout that is not the project's to publish; skips where it is missing."""
    if not SHARED.is_dir():
        pytest.skip(f"{NEEDS_SHARED}, which is not there")
    return SHARED


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of Debian's chromium. On CI its absence is a failure, elsewhere a reason to skip."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        reason = "chromium is not installed: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One for all tests of a process: playwright runs once in each."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, headless=True, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Call bytes by their argument: packed ones hold the time; two processes must agree on what tests are called."""
    return argname if isinstance(val, bytes) else None


def _forbidden(reason: str) -> bool:
    """True for a skip that CI must not pass over: all but those for a folder that is really missing."""
    return bool(os.environ.get("CI")) and not (NEEDS_SHARED in reason and not SHARED.is_dir())


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    return report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip into a failure where everything needed should have been installed."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and _forbidden(_reason(report)):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {_reason(report)}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a module that skips itself while it is collected."""
    report = yield
    if report.skipped and _forbidden(_reason(report)):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {_reason(report)}"
    return report
