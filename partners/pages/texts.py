"""What the pages of organisations and their offers ask alike: a name, and text without links."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


def name_panel() -> FieldPanel:
    """The page's title, in our words; its address follows from it and has no field of its own."""
    return FieldPanel("title", heading=_("Name"))


# No links and no embeds: a link to an internal page or file would be a way around the fence.
PLAIN_TEXT = ["h3", "bold", "italic", "ol", "ul"]
