"""Texts of a crowd: some thousands of words that look Dutch, few of them often, most seldom."""

import random
from dataclasses import dataclass, field
from itertools import accumulate

# Words of the field, so that searches, synonyms and compounds have something to find.
FIELD = (
    "metaal", "lassen", "hout", "techniek", "werkplaats", "machine", "robot", "drone", "bouw",
    "installatie", "warmtepomp", "energie", "zonnepaneel", "voertuig", "motor", "accu", "elektro",
    "sensor", "besturing", "ontwerp", "film", "website", "netwerk", "zorg", "keuken", "bakkerij",
    "kas", "plant", "voeding", "winkel", "magazijn", "haven", "schip", "laboratorium", "water",
    "koelte", "kunststof", "textiel", "meten", "frezen", "draaien", "solderen", "buigen", "zagen",
    "schilderen", "stukadoren", "metselen", "tegels", "dak", "straat", "kabel", "glasvezel",
    "rondleiding", "bedrijfsbezoek", "gastles", "stage", "meeloopdag", "opdracht", "workshop",
)  # fmt: skip
PLAIN = (
    "je", "de", "het", "een", "en", "met", "van", "in", "op", "voor", "zelf", "maakt", "leert",
    "ziet", "onze", "wij", "samen", "werk", "groep", "leerlingen", "bedrijf", "hoe", "dit", "aan",
)  # fmt: skip
STARTS = (
    "b", "bl", "br", "d", "dr", "f", "g", "gr", "h", "k", "kl", "kr", "l", "m", "n", "p", "pl",
    "r", "s", "sch", "sl", "sp", "st", "str", "t", "tr", "v", "vl", "w", "z", "zw",
)  # fmt: skip
MIDDLES = ("aa", "a", "e", "ee", "ei", "eu", "i", "ie", "ij", "o", "oe", "oo", "ou", "u", "ui")
ENDS = ("k", "l", "m", "n", "p", "r", "s", "t", "rk", "nd", "cht", "st", "ng", "lk", "rm")
TAILS = ("", "", "", "en", "er", "ing", "je", "heid", "lijk")
INVENTED = 4_000
SENTENCES = 20_000


@dataclass
class Words:
    """A vocabulary and a store of sentences of it; the same for the same dice."""

    dice: random.Random
    sentences: list[str] = field(default_factory=list)
    nouns: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.nouns = [*FIELD, *self._compounds(), *self._invented()]
        self.often = list(accumulate(1 / (rank + 8) for rank in range(len(self.nouns))))
        self.sentences = [self._sentence() for _number in range(SENTENCES)]

    def noun(self) -> str:
        """Return a word, one of the first much more often than one of the last."""
        return self.dice.choices(self.nouns, cum_weights=self.often)[0]

    def name(self) -> str:
        """Return a name for a company or a town."""
        return self._syllables(2).capitalize()

    def sentence(self) -> str:
        return self.dice.choice(self.sentences)

    def _compounds(self) -> list[str]:
        halves = self.dice.choices(FIELD, k=1_200)
        return list(dict.fromkeys(map("".join, zip(halves[::2], halves[1::2], strict=True))))

    def _invented(self) -> list[str]:
        words: dict[str, None] = {}
        while len(words) < INVENTED:
            words[self._syllables(self.dice.choice((1, 2, 2, 3))) + self.dice.choice(TAILS)] = None
        return list(words)

    def _syllables(self, times: int) -> str:
        return "".join(
            self.dice.choice(STARTS) + self.dice.choice(MIDDLES) + self.dice.choice(ENDS)
            for _syllable in range(times)
        )

    def _sentence(self) -> str:
        """Half of it plain words, as in people's sentences."""
        length = self.dice.randint(4, 6)
        nouns = self.dice.choices(self.nouns, cum_weights=self.often, k=length)
        plain = self.dice.choices(PLAIN, k=length)
        pairs = (f"{one} {other}" for one, other in zip(plain, nouns, strict=True))
        return " ".join(pairs).capitalize() + "."
