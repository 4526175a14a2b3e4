"""Blocks of editorial pages."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

TEXT = ["bold", "italic", "ol", "ul", "link"]


class Reason(blocks.StructBlock):
    """One reason to take part."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    text = blocks.TextBlock(label=_("text"))


class AboutBody(blocks.StreamBlock):
    """The body of an about page."""

    heading = blocks.CharBlock(label=_("heading"), max_length=120, icon="title")
    paragraph = blocks.RichTextBlock(label=_("text"), features=TEXT)
    reasons = blocks.ListBlock(Reason(), label=_("reasons"), icon="list-ul")
