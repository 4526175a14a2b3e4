"""What is drawn once holds nothing of the reader it was drawn for."""

from typing import Any

import pytest
from django.template import Template, TemplateSyntaxError, engines
from django.utils.safestring import mark_safe
from django.utils.translation import override


def drawn(template: Template, **context: Any) -> str:
    return template.render(context).strip()


def template_of(source: str) -> Any:
    return engines["django"].from_string("{% load i18n kept static %}" + source)


def test_kept_knows_only_what_it_names() -> None:
    template = template_of("{% kept name=reader %}{{ name }}{{ reader }}{{ user }}{% endkept %}")

    assert drawn(template, reader="Ann", user="Bob") == "Ann"


def test_kept_with_other_values_is_drawn_anew() -> None:
    template = template_of("{% kept name=name %}{{ name }}{% endkept %}")

    assert [drawn(template, name=name) for name in ("a", "b", "a")] == ["a", "b", "a"]


def test_kept_is_of_one_language() -> None:
    template = template_of('{% kept %}{% translate "Search" %}{% endkept %}')

    found = []
    for language in ("nl", "en", "nl"):
        with override(language):
            found.append(drawn(template))

    assert found == ["Zoek", "Search", "Zoek"]


def test_kept_values_are_escaped() -> None:
    template = template_of("{% kept name=name %}<p>{{ name }}</p>{% endkept %}")

    assert drawn(template, name="<script>") == "<p>&lt;script&gt;</p>"


def test_kept_of_a_safe_text_is_not_given_for_the_same_text_that_is_not() -> None:
    template = template_of("{% kept name=name %}{{ name }}{% endkept %}")

    assert drawn(template, name=mark_safe("<b>")) == "<b>"
    assert drawn(template, name="<b>") == "&lt;b&gt;"


def test_kept_is_drawn_anew_under_other_settings(settings: Any) -> None:
    template = template_of('{% kept %}{% static "a.css" %}{% endkept %}')
    before = drawn(template)

    settings.STATIC_URL = "/elders/"

    assert before != drawn(template) == "/elders/a.css"


def test_kept_refuses_a_value_without_a_name() -> None:
    with pytest.raises(TemplateSyntaxError):
        template_of("{% kept reader %}{% endkept %}")


def test_kept_begins_anew_before_it_grows_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sto_cms.templatetags.kept.MOST", 2)
    template = template_of("{% kept name=name %}{{ name }}{% endkept %}")

    assert [drawn(template, name=str(number)) for number in range(5)] == list("01234")
