"""What people and schools save: favourites, and lists of a team.

An offer is saved by its `translation_key`, so that it is the same offer in every language, and
so that nothing of it is copied: what a reader sees of it comes from the page that is online
now. Rows stay when the offer is withdrawn; then they show only that it is gone.
"""

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.people.roles import schools_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from partners.people.models import User

NOTE_LENGTH = 500


class FavouriteQuerySet(models.QuerySet["Favourite"]):
    def of(self, user: "User") -> "FavouriteQuerySet":
        return self.filter(person=user)


class Favourite(models.Model):
    """An offer somebody saves for themselves."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="favourites",
    )
    offer = models.UUIDField(_("offer"))
    note = models.CharField(_("note"), max_length=NOTE_LENGTH, blank=True)
    added_at = models.DateTimeField(_("kept since"), default=timezone.now)

    objects = FavouriteQuerySet.as_manager()

    class Meta:
        verbose_name = _("favourite")
        verbose_name_plural = _("favourites")
        ordering = ["-added_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "offer"], name="favourite_once_per_person")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} · {self.offer}"


class TeamListQuerySet(models.QuerySet["TeamList"]):
    def seen_by(self, user: "User | AnonymousUser") -> "TeamListQuerySet":
        """Lists of the schools that know this person: they see and change them all."""
        return self.filter(school__in=schools_of(user))

    def with_counts(self) -> "TeamListQuerySet":
        """Each with `count`: how many offers are on it, those that are gone too."""
        return self.annotate(count=models.Count("listed"))


class TeamList(models.Model):
    """A list of offers that the members of one school save together.

    It names nobody: whoever made it or put something on it may leave, the list stays.
    """

    school = models.ForeignKey(
        "organisations.School",
        verbose_name=_("school"),
        on_delete=models.CASCADE,
        related_name="team_lists",
    )
    name = models.CharField(_("name of the list"), max_length=80)
    made_at = models.DateTimeField(_("made"), default=timezone.now)

    objects = TeamListQuerySet.as_manager()

    class Meta:
        verbose_name = _("list of a school")
        verbose_name_plural = _("lists of schools")
        ordering = [Lower("name"), "pk"]
        constraints = [
            models.UniqueConstraint(
                "school",
                Lower("name"),
                name="team_list_name_once_per_school",
                violation_error_message=_("Your school has a list with this name already."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        self.name = " ".join(self.name.split())
        if not self.name:
            raise ValidationError({"name": _("Give the list a name.")})


class ListedOffer(models.Model):
    """An offer on a list of a school, with what the team notes about it."""

    team_list = models.ForeignKey(TeamList, on_delete=models.CASCADE, related_name="listed")
    offer = models.UUIDField(_("offer"))
    note = models.CharField(_("note"), max_length=NOTE_LENGTH, blank=True)
    added_at = models.DateTimeField(_("on the list since"), default=timezone.now)

    class Meta:
        verbose_name = _("offer on a list")
        verbose_name_plural = _("offers on lists")
        ordering = ["added_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["team_list", "offer"], name="listed_once_per_list")
        ]

    def __str__(self) -> str:
        return f"{self.team_list_id} · {self.offer}"
