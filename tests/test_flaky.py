"""Only browser and race tests get a second chance, alone, and are named when they needed it."""

from collections.abc import Callable

import pytest

from tests.flaky import ROOT

pytest_plugins = ["pytester"]

# Fails while the file is absent, and makes it: the second time it passes.
FIRST_TIME = """
    import pathlib
    import pytest

    {mark}
    def test_unlucky():
        seen = pathlib.Path({seen!r})
        again = seen.exists()
        seen.touch()
        assert again

    def test_sound():
        pass
"""


Run = Callable[..., pytest.RunResult]


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs an unlucky test and a sound one in a folder of their own."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # quicker to start
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    pytester.makeini("[pytest]\nmarkers =\n    race\n    e2e\n")
    pytester.makeconftest(
        """
        from pathlib import Path

        import tests.flaky

        pytest_plugins = ["tests.flaky"]
        tests.flaky.ROOT = Path(__file__).parent
        """
    )

    def run(*arguments: str, mark: str = "@pytest.mark.race", seen: str = "") -> pytest.RunResult:
        seen = seen or str(pytester.path / "seen")
        pytester.makepyfile(test_it=FIRST_TIME.format(mark=mark, seen=seen))
        return pytester.runpytest_subprocess(*arguments)

    return run


@pytest.mark.parametrize(
    ("mark", "arguments"),
    [
        ("@pytest.mark.e2e", ()),
        ("@pytest.mark.race", ("-p", "xdist", "-n", "1")),
    ],
)
def test_browser_or_race_test_that_passes_alone_is_named_and_no_failure(
    run: Run, mark: str, arguments: tuple[str, ...]
) -> None:
    result = run(*arguments, mark=mark)

    assert result.ret == pytest.ExitCode.OK
    result.stdout.fnmatch_lines(["*assert again*", "FLAKY test_it.py::test_unlucky", "*1 flaky*"])
    result.stdout.no_fnmatch_line("*1 failed*")


def test_other_test_gets_no_second_chance(run: Run) -> None:
    result = run(mark="")

    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.no_fnmatch_line("FLAKY*")
    result.stdout.fnmatch_lines(["*1 failed, 1 passed*"])


def test_race_that_fails_twice_is_a_failure(run: Run) -> None:
    result = run(seen="/dev/null/never")

    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.no_fnmatch_line("FLAKY*")


def test_run_that_was_asked_to_try_once_does_so(run: Run) -> None:
    result = run("--once")

    assert result.ret == pytest.ExitCode.TESTS_FAILED
