import pytest

from search.text.folding import LONGEST_WORD, fold, normalised


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Café", "cafe"),
        ("CAFÉ", "cafe"),
        ("cafe\u0301", "cafe"),
        ("Straße", "strasse"),
        ("smørrebrød", "smorrebrod"),
        ("Łódź", "lodz"),
        ("ĳsbaan", "ijsbaan"),
        ("İzmir", "izmir"),
        ("reünie", "reunie"),
    ],
)
def test_fold_takes_off_capitals_and_accents(written: str, plain: str) -> None:
    assert fold(written) == plain


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lassen met de robot", ["lassen", "robot"]),
        ("Welding with the robot", ["welding", "robot"]),
        ("3D-printen", ["3d", "printen"]),
        ("3D printen", ["3d", "printen"]),
        ("Vmbo-t: M&T", ["vmbo", "t", "m", "t"]),
        ("auto's en foto’s", ["auto", "foto"]),
        ("'s-Hertogenbosch, 't Gooi", ["hertogenbosch", "gooi"]),
        ("zo'n O'Neill", ["o", "neill"]),
        ("1½ uur, m²", ["1", "1", "2", "uur", "m", "2"]),
        ("werk\u00adplaats", ["werkplaats"]),
        ("las\u200bsen \u202erobot\u202c", ["lassen", "robot"]),
        ("las\x00robot", ["las", "robot"]),
        ("las_robot/frees", ["las", "robot", "frees"]),
        ("ICT, IT and make it", ["ict", "ict", "make"]),
        ("drone drone", ["drone", "drone"]),
        ("🚀 — …", []),
        ("de het een the", []),
        ("", []),
        ("\ud800las", ["las"]),
    ],
)
def test_normalised_gives_the_words_that_say_something(text: str, words: list[str]) -> None:
    assert normalised(text) == words


def test_normalised_cuts_endless_words() -> None:
    assert normalised("x" * 1000) == ["x" * LONGEST_WORD]
