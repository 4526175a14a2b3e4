"""The parts of an offer's form: what is needed in sight, the rest folded with its count."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel

from offers.editor.readiness import readiness_of
from partners.pages.translations import original_of, still_the_same

# A unit means nothing without its number: it goes where that goes.
GOES_WITH = {"duration_unit": "duration"}


class PartPanel(MultiFieldPanel):
    """One part of the form, under an anchor that is the same in every language."""

    def __init__(self, children: Any, *, part: str, **kwargs: Any) -> None:
        super().__init__(children, **kwargs)
        self.part = part

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "part": self.part}

    class BoundPanel(MultiFieldPanel.BoundPanel):
        template_name = "offers/admin/part_panel.html"


class FoldedPart(PartPanel):
    """A part that opens when somebody wants it; its heading says how much is filled in."""

    def __init__(self, children: Any, *, part: str, **kwargs: Any) -> None:
        super().__init__(children, part=part, **({"classname": "collapsed"} | kwargs))

    class BoundPanel(PartPanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            asked = list(_asked(self))
            self.heading = _("%(part)s (%(filled)d of %(all)d)") % {
                "part": self.panel.heading,
                "filled": sum(_is_filled(panel) for panel in asked),
                "all": len(asked),
            }


def _asked(panel: Any) -> Iterator[Any]:
    """Return the panels inside that ask something, as far as this reader sees them."""
    for child in getattr(panel, "visible_children", ()):
        if isinstance(child, FieldPanel.BoundPanel | InlinePanel.BoundPanel):
            if name_of(child.panel) not in GOES_WITH:
                yield child
        else:
            yield from _asked(child)


def _is_filled(panel: Any) -> bool:
    if isinstance(panel, InlinePanel.BoundPanel):
        return bool(getattr(panel.instance, panel.panel.relation_name).all())
    value = panel.bound_field.value() if panel.bound_field is not None else None
    return value not in (None, "", [], False)


class EitherPanel(FieldPanel):
    """A field that asks the same as another one, for example days: only one of them is shown.

    The one this kind had of its own stays as long as an older offer has something in it.
    """

    def __init__(self, name: str, *, other: str, is_own: bool, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.other, self.is_own = other, is_own

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "other": self.other, "is_own": self.is_own}

    def clone(self) -> "EitherPanel":
        told = self.clone_kwargs()
        return type(self)(told.pop("field_name"), **told)

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            if not super().is_shown():
                return False
            if getattr(self.instance, self.panel.field_name):
                return True
            return not self.panel.is_own and not getattr(self.instance, self.panel.other)


class TaskListPanel(Panel):
    """What the draft still lacks, each part a link to its place in the form."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "offers/admin/task_list_panel.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None

        def show_panel_furniture(self) -> bool:
            return False

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            content = self.instance.serializable_data()
            return {
                **context,
                "readiness": readiness_of(type(self.instance), content),
                # Who decides reads what is there; it was submitted already.
                "waits_for_answer": self.instance.workflow_in_progress,
                "to_translate": self._names_to_translate(content),
            }

        def _names_to_translate(self, content: dict[str, Any]) -> list[str]:
            original = original_of(self.instance)
            if original is None:
                return []
            same = still_the_same(content, original, type(self.instance).texts_to_translate())
            fields = [self.instance._meta.get_field(name) for name in same]
            return [capfirst(str(field.verbose_name)) for field in fields]


def name_of(panel: Panel) -> str:
    """Return the field or the rows a panel asks for; nothing for a group of panels."""
    return getattr(panel, "field_name", "") or getattr(panel, "relation_name", "")


def needed_first(needed: Iterable[str], parts: list[PartPanel]) -> list[Panel]:
    """Take the panels of these fields out of their parts; return them in the form's order.

    The parts keep what is left; a row of which one field is needed is taken apart.
    """
    names = {*needed, *(unit for unit, number in GOES_WITH.items() if number in needed)}
    taken: list[Panel] = []
    for part in parts:
        part.children = list(_without(part.children, names, taken))
    return taken


def _without(children: Any, names: set[str], taken: list[Panel]) -> Iterator[Panel]:
    for child in children:
        if isinstance(child, FieldRowPanel):
            wanted = [each for each in child.children if name_of(each) in names]
            rest = [each for each in child.children if name_of(each) not in names]
            taken.extend([FieldRowPanel(wanted)] if len(wanted) > 1 else wanted)
            yield from [FieldRowPanel(rest)] if len(rest) > 1 else rest
        elif name_of(child) in names:
            taken.append(child)
        else:
            yield child
