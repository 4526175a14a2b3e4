from search.text.recent import Recent


def test_recent_makes_each_answer_once_and_keeps_the_last_used() -> None:
    recent: Recent[str] = Recent(2)
    made: list[str] = []

    def ask(key: str, state: int = 0) -> str:
        return recent.get(key, state, lambda: made.append(key) or key.upper())

    answers = [ask(key) for key in ("a", "b", "a", "c", "a", "b")]

    assert answers == ["A", "B", "A", "C", "A", "B"]
    assert made == ["a", "b", "c", "b"]


def test_recent_forgets_when_something_changed() -> None:
    recent: Recent[int] = Recent(2)

    answers = [recent.get("a", state, lambda state=state: state) for state in (1, 1, 2, 2)]

    assert answers == [1, 1, 2, 2]


def test_recent_does_not_keep_what_was_made_before_a_change() -> None:
    recent: Recent[str] = Recent(2)

    def slow() -> str:
        recent.get("a", 2, lambda: "new")  # another reader, after the change
        return "old"

    answers = [recent.get("a", 1, slow), recent.get("a", 2, lambda: "newer")]

    assert answers == ["old", "new"]
