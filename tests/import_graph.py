"""Which of our modules imports which: at the top, inside functions and for types alike."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

Graph = Mapping[str, set[str]]


def graph_of(sources: Mapping[str, str]) -> dict[str, set[str]]:
    """Return what each module imports of the others; `sources` maps names to their text.

    A package stands for its `__init__`: importing a module below it is no import of the
    package, `from package import name` is one unless the name is a module.
    """
    return {name: set(_imported(text, sources)) - {name} for name, text in sources.items()}


def _imported(text: str, known: Iterable[str]) -> Iterator[str]:
    names = set(known)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                below = f"{node.module}.{alias.name}"
                found = below if below in names else node.module
                if found in names:
                    yield found


def sources_of(root: Path, packages: Iterable[str]) -> dict[str, str]:
    """Return the text of every module of these packages by its dotted name."""
    return {
        _dotted(path.relative_to(root)): path.read_text()
        for package in packages
        for path in sorted((root / package).rglob("*.py"))
        if "migrations" not in path.parts
    }


def _dotted(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def circles(graph: Graph) -> list[list[str]]:
    """Return one shortest chain of modules for each knot of them, back to where it starts."""
    return sorted(_chain(graph, knot) for knot in _knots(graph))


def _knots(graph: Graph) -> list[set[str]]:
    """Return the groups of modules that all reach each other."""
    reach = {name: _reached(graph, name) for name in graph}
    knots: list[set[str]] = []
    for name in sorted(graph):
        if name in reach[name] and not any(name in knot for knot in knots):
            knots.append({other for other in reach[name] if name in reach.get(other, ())})
    return knots


def _reached(graph: Graph, start: str) -> set[str]:
    found: set[str] = set()
    waiting = list(graph[start])
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += graph.get(name, ())
    return found


def _chain(graph: Graph, knot: set[str]) -> list[str]:
    """Return the shortest way from the knot's first module back to itself."""
    start = min(knot)
    before: dict[str, str] = {}
    waiting = [start]
    for name in waiting:
        for other in sorted(graph[name] & knot):
            if other == start:
                return [start, *_way(before, start, name), start]
            if other not in before:
                before[other] = name
                waiting.append(other)
    raise AssertionError(f"{start} is in no circle")


def _way(before: Mapping[str, str], start: str, name: str) -> list[str]:
    way: list[str] = []
    while name != start:
        way.insert(0, name)
        name = before[name]
    return way
