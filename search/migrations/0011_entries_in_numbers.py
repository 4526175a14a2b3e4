"""Writes the line of each entry with numbers for its words and choices.

The old line was text: choices, then what the index compares, as search/indexing/packing.py had it when
this was written.
"""

import struct
from itertools import islice

from django.db import migrations

BETWEEN, HALVES = "\x1f", "\x1e"
BATCH = 500
MOST_ASKED = 800


def write_lines(apps, schema_editor):
    entries = apps.get_model("search", "CatalogueEntry").objects.order_by("pk")
    numbers = {}
    last = 0
    while some := list(entries.filter(pk__gt=last)[:BATCH]):
        last = some[-1].pk
        sections = {entry.pk: sections_of(entry) for entry in some}
        terms = {t for parts in sections.values() for part in parts for t in part}
        numbers |= numbered(apps.get_model("search", "CatalogueTerm"), terms - numbers.keys())
        for entry in some:
            entry.packed = line_of(entry, sections[entry.pk], numbers)
        entries.bulk_update(some, ["packed"])


def sections_of(entry):
    """Return choices, words of the title and all words, each once."""
    choices = entry.packed_text.partition(HALVES)[0]
    texts = (choices.split(BETWEEN) if choices else [], entry.title_words.split(), entry.words.split())
    return [list(dict.fromkeys(text)) for text in texts]


def numbered(model, terms):
    model.objects.bulk_create(model(text=term) for term in sorted(terms))
    numbers, asked = {}, iter(terms)
    while some := list(islice(asked, MOST_ASKED)):
        numbers.update(model.objects.filter(text__in=some).values_list("text", "pk"))
    return numbers


def line_of(entry, sections, numbers):
    facts = list(map(float, entry.packed_text.partition(HALVES)[2].split()))
    choices, title, _words = sections
    terms = [numbers[term] for section in sections for term in section]
    head = struct.pack(f"<{len(facts)}d2I", *facts, len(choices), len(title))
    return head + struct.pack(f"<{len(terms)}I", *terms)


class Migration(migrations.Migration):

    dependencies = [
        ("search", "0010_catalogue_term"),
    ]

    operations = [
        migrations.RunPython(write_lines, migrations.RunPython.noop, elidable=True),
    ]
