"""Registers the programme office's lists."""

from wagtail.snippets.models import register_snippet

from partners.viewsets import OrganisationGroup, ReferenceGroup

register_snippet(ReferenceGroup)
register_snippet(OrganisationGroup)
