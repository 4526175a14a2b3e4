"""A notice of a region, with lines: one field for each thing that a migration can do."""

from typing import Any

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from moderation.evidence import ApprovalContext
from moderation.models import ModeratedPage
from partners.pages.models.organisation_pages import evidence_about
from partners.people.roles import leaders_of


class Colour(models.TextChoices):
    RED = "red"
    BLUE = "blue"


class NoticePage(ModeratedPage):
    region = models.ForeignKey("organisations.Region", on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=100, blank=True)
    extra = models.CharField(max_length=100, blank=True)
    colour = models.CharField(max_length=10, choices=Colour.choices, blank=True)
    amount = models.PositiveIntegerField(null=True, blank=True)

    OWNERSHIP = ("region",)
    is_creatable = False
    parent_page_types: list[str] = []
    subpage_types: list[str] = []

    def get_approvers(self) -> "models.QuerySet[Any]":
        return leaders_of(self.region)

    def approval_context(self) -> ApprovalContext:
        return evidence_about(self.region)


class NoticeLine(Orderable):
    page = ParentalKey(NoticePage, on_delete=models.CASCADE, related_name="lines")
    text = models.CharField(max_length=100)
    amount = models.PositiveIntegerField(default=0)
