"""A browser or race test that failed is run once more, alone; what passes then is named.

Such a test can fail because the other process of the run took the processor away. Failing twice
is a failure; passing alone is no failure of the change, but the test is named at the end of the
output, to be mended: nobody should get used to it. No other test gets a second chance.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SECOND_CHANCE = frozenset({"e2e", "race"})
# More of them together is no chance.
AT_MOST = 5
ROOT = Path(__file__).resolve().parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--once", action="store_true", help="run no browser or race test again that failed"
    )


def pytest_configure(config: pytest.Config) -> None:
    in_worker = hasattr(config, "workerinput")
    if not in_worker and not config.getoption("--once"):
        config.pluginmanager.register(SecondChance(config), "second-chance")


def passes_alone(nodeid: str) -> bool:
    """Run it in a process of its own, with a database and a demo of its own."""
    command = [sys.executable, "-m", "pytest", "--once", "--quiet", nodeid]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0


class SecondChance:
    """Remembers what failed, and asks again once every process of the run has ended."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.failed: dict[str, list[pytest.TestReport]] = {}
        self.others = 0
        self.flaky: dict[str, list[pytest.TestReport]] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if not report.failed:
            return
        if SECOND_CHANCE.isdisjoint(report.keywords):
            self.others += 1
        else:
            self.failed.setdefault(report.nodeid, []).append(report)

    @pytest.hookimpl(trylast=True)  # after pytest-xdist ended its processes
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if (
            not 0 < len(self.failed) <= AT_MOST
            or session.exitstatus != pytest.ExitCode.TESTS_FAILED
        ):
            return
        self.flaky = {name: told for name, told in self.failed.items() if passes_alone(name)}
        for reports in self.flaky.values():
            session.testsfailed -= len(reports)
            self._forgive(reports)
        if self.others == 0 and self.flaky.keys() == self.failed.keys():
            session.exitstatus = pytest.ExitCode.OK

    def _forgive(self, reports: list[pytest.TestReport]) -> None:
        stats = self.config.pluginmanager.getplugin("terminalreporter").stats
        for report in reports:
            category = "failed" if report.when == "call" else "error"
            stats[category].remove(report)
            stats.setdefault("flaky", []).append(report)

    @pytest.hookimpl(wrapper=True)
    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
        yield  # last of all
        if not self.flaky:
            return
        terminalreporter.section("failed beside other tests, passed alone: to be mended")
        for reports in self.flaky.values():
            for report in reports:
                terminalreporter.line(report.longreprtext)
        for name in self.flaky:
            terminalreporter.line(f"FLAKY {name}", yellow=True)
