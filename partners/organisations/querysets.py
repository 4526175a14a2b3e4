"""Filters that more than one place needs, named as adjectives."""

from django.db import models


class CompanyQuerySet(models.QuerySet):
    def approved(self) -> "CompanyQuerySet":
        """Companies of which a leader approved a page once: somebody looked who is behind them."""
        return self.filter(pk__in=self._ever_approved())

    def never_approved(self) -> "CompanyQuerySet":
        return self.exclude(pk__in=self._ever_approved())

    def _ever_approved(self) -> models.QuerySet:
        companies = self.model._default_manager.filter(pages__approvals__isnull=False)
        return companies.values("pk")
