"""Keeps what every page says of the site in step with its pages."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from home.models import AboutPage
from search.indexing.versions import bump


@receiver([post_save, post_delete], sender=AboutPage)
def follow_about_pages(**kwargs: Any) -> None:
    """The header of the catalogue names them, and its pages are kept until the next version."""
    bump()
