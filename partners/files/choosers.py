"""Wagtail's choosers without the link to the file's own screen, which is not for staff."""

from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images.widgets import AdminImageChooser


def picture_chooser() -> AdminImageChooser:
    return AdminImageChooser(show_edit_link=False)


def document_chooser() -> AdminDocumentChooser:
    return AdminDocumentChooser(show_edit_link=False)
