from itertools import permutations

import pytest

from search.text.stems import stems_of

DUTCH = """
werkplaats werkplaatsen werkplaatsje
robot robots robotje
gastles gastlessen
workshop workshops
machine machines
excursie excursies
stage stages
techniek technieken
technicus technici
elektrotechnicus elektrotechnici
leraar leraren
bedrijf bedrijven
huis huizen
glas glazen
bezoek bezoeken
las lassen
metaal metalen
zonnepaneel zonnepanelen
boom bomen
boot boten
bot botten
zaal zalen
brief brieven
kraan kranen kraantje
rit ritten ritje
film filmpje filmpjes
dag dagen
uur uren
week weken
stad steden
havenstad havensteden
schip schepen
lid leden
kind kinderen
mogelijkheid mogelijkheden
materiaal materialen
auto autos
energie energieen
fiets fietsen
motor motoren
haven havens
kok koks
duurzaam duurzame
veilig veilige veiligheid
timmeren timmert getimmerd
printen print geprint
game games gamen
rondleiding rondleidingen rondleiden
"""
ENGLISH = """
company companies
lens lenses
weld welds welding
battery batteries
study studies studying
visit visits visiting
robot robots
"""
DIFFERENT = """
boom bom
boot bot
laser lassen
veilig veiling
poster post
leerling leerlijn
stage stap
kok kook
metaal meten
"""


def pairs(rows: str) -> list[tuple[str, str]]:
    return [pair for row in rows.strip().splitlines() for pair in permutations(row.split(), 2)]


def are_one_word(word: str, other: str, language: str) -> bool:
    return bool(stems_of(word, language) & stems_of(other, language))


@pytest.mark.parametrize(("word", "other"), pairs(DUTCH))
def test_dutch_forms_are_one_word(word: str, other: str) -> None:
    assert are_one_word(word, other, "nl")


@pytest.mark.parametrize(("word", "other"), pairs(ENGLISH))
def test_english_forms_are_one_word(word: str, other: str) -> None:
    assert are_one_word(word, other, "en")


@pytest.mark.parametrize(("word", "other"), pairs(DIFFERENT))
def test_words_that_only_look_alike_are_two(word: str, other: str) -> None:
    assert not are_one_word(word, other, "nl")


@pytest.mark.parametrize("word", ["3d", "ai", "2516", "a", "vr3", "日本語", ""])
def test_short_words_and_numbers_are_themselves(word: str) -> None:
    assert stems_of(word, "nl") == {word}
