"""What is drawn once holds nothing of the reader it was drawn for."""

from typing import Any

import pytest
from django.template import Template, TemplateSyntaxError, engines
from django.utils.safestring import mark_safe
from django.utils.translation import override


def drawn(template: Template, **context: Any) -> str:
    return template.render(context).strip()


def template_of(source: str) -> Any:
    return engines["django"].from_string("{% load cached_fragment i18n static %}" + source)


def test_fragment_knows_only_what_it_names() -> None:
    template = template_of(
        "{% cached_fragment name=reader %}{{ name }}{{ reader }}{{ user }}{% endcached_fragment %}"
    )

    assert drawn(template, reader="Ann", user="Bob") == "Ann"


def test_fragment_with_other_values_is_drawn_anew() -> None:
    template = template_of("{% cached_fragment name=name %}{{ name }}{% endcached_fragment %}")

    assert [drawn(template, name=name) for name in ("a", "b", "a")] == ["a", "b", "a"]


def test_fragment_is_of_one_language() -> None:
    template = template_of('{% cached_fragment %}{% translate "Search" %}{% endcached_fragment %}')

    found = []
    for language in ("nl", "en", "nl"):
        with override(language):
            found.append(drawn(template))

    assert found == ["Zoek", "Search", "Zoek"]


def test_fragment_values_are_escaped() -> None:
    template = template_of(
        "{% cached_fragment name=name %}<p>{{ name }}</p>{% endcached_fragment %}"
    )

    assert drawn(template, name="<script>") == "<p>&lt;script&gt;</p>"


def test_fragment_of_a_safe_text_is_not_given_for_the_same_text_that_is_not() -> None:
    template = template_of("{% cached_fragment name=name %}{{ name }}{% endcached_fragment %}")

    assert drawn(template, name=mark_safe("<b>")) == "<b>"
    assert drawn(template, name="<b>") == "&lt;b&gt;"


def test_fragment_is_drawn_anew_under_other_settings(settings: Any) -> None:
    template = template_of('{% cached_fragment %}{% static "a.css" %}{% endcached_fragment %}')
    before = drawn(template)

    settings.STATIC_URL = "/elders/"

    assert before != drawn(template) == "/elders/a.css"


def test_fragment_refuses_a_value_without_a_name() -> None:
    with pytest.raises(TemplateSyntaxError):
        template_of("{% cached_fragment reader %}{% endcached_fragment %}")


def test_fragment_begins_anew_before_it_grows_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sto_cms.templatetags.cached_fragment.MOST", 2)
    template = template_of("{% cached_fragment name=name %}{{ name }}{% endcached_fragment %}")

    assert [drawn(template, name=str(number)) for number in range(5)] == list("01234")
