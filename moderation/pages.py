"""Pages that go live only as somebody entitled approved them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision, Workflow

from moderation.authors import is_author
from moderation.coming_back import HIDDEN, hidden_among
from moderation.evidence import ApprovalContext, is_approved
from moderation.form_keys import OncePageForm
from moderation.permissions import ModeratedPagePermissionTester
from moderation.refusals import ModerationRefused
from moderation.rounds import approval_workflow
from moderation.row_door import rows_may_change
from moderation.schema import SCHEMA_KEY, Content
from moderation.upcasting import upcast, version_of
from texts.titles import TitledPage

if TYPE_CHECKING:
    from typing import Any as User  # AUTH_USER_MODEL; this app must not import its app


PAST_END = _("This moment is over. Choose a later one, or leave it empty.")


class ModeratedPage(TitledPage, Page):
    """A page whose live version is always one that somebody of its region approved.

    The gate stands in `save()`, under every route there is: a live row is written only when
    a valid Approval says the same. `.update()`, raw SQL and saving the plain `Page` row go
    around Python; no code of ours does that, and the worker compares every few minutes
    (moderation/checking.py).
    """

    # Facts about a page that are no content; saving only these never needs approval.
    BOOKKEEPING = frozenset(
        {
            "draft_title",
            "has_unpublished_changes",
            "latest_revision",
            "latest_revision_created_at",
            "wagtail_admin_comments",
            "locked",
            "locked_at",
            "locked_by",
            "numchild",
            "owner",
        }
    )

    # Foreign keys that say whose page this is: set when it is made, never changed after.
    OWNERSHIP: tuple[str, ...] = ()

    # None for an object that was read from no row.
    _live_when_read: bool | None = None

    base_form_class = OncePageForm
    # True for pages that schools see only while the page above them is online too.
    SHOWN_WITH_PARENT = False

    promote_panels: list[Any] = []  # the address follows from the title and then stays
    settings_panels: list[Any] = []

    class Meta:
        abstract = True

    # Who decides ---------------------------------------------------------------------

    def get_approvers(self) -> "models.QuerySet[User]":
        """People who may decide about this page; each page type says who."""
        raise NotImplementedError

    def get_makers(self) -> "models.QuerySet[User]":
        """People who answer for what this page says, and are told what becomes of it."""
        return get_user_model()._default_manager.none()

    def asks_reason_of(self, user: "User") -> bool:
        """True for who ends what others made: those read why."""
        decides = user.is_superuser or self.get_approvers().filter(pk=user.pk).exists()
        return decides and not self.get_makers().filter(pk=user.pk).exists()

    def approval_context(self) -> ApprovalContext:
        """Whose page this is and in which region, for the evidence; each page type says it."""
        raise NotImplementedError

    def may_be_decided_by(self, user: "User") -> bool:
        """Four eyes: an approver at this moment, and none who wrote or submitted this.

        Nobody while nothing is under review.
        """
        state = self.current_workflow_state
        if state is None or state.status != state.STATUS_IN_PROGRESS:
            return False
        if state.requested_by_id == user.pk or is_author(state.current_task_state_id, user):
            return False
        return self.get_approvers().filter(pk=user.pk, is_active=True).exists()

    def check_before_submission(self) -> None:
        """Raise ValidationError for what must be there to submit, not to stay online."""

    def check_before_approval(self) -> None:
        """Raise ModerationRefused where approving makes no sense yet."""

    def refuse_past_end(self) -> None:
        """Raise ValidationError where this version would end before it begins.

        Asked when it is submitted, approved and put online; a draft may say what it likes.
        """
        if self.expire_at is not None and self.expire_at <= timezone.now():
            raise ValidationError({"expire_at": PAST_END})

    def permissions_for_user(self, user: "User") -> ModeratedPagePermissionTester:
        return ModeratedPagePermissionTester(user, self)

    # The gate ------------------------------------------------------------------------

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Write the row; raises ModerationRefused where it would go live unapproved."""
        if self.alias_of_id:
            raise ModerationRefused(
                _("A copy that follows another page would go online without approval.")
            )
        fields = kwargs.get("update_fields")
        stored = self._stored_facts()
        self._refuse_another_owner(stored)
        self._refuse_older_than_row(stored, fields)
        if not self._will_be_live(stored, fields) or not self._changes_what_is_read(fields):
            return self._save_and_remember(*args, **kwargs)
        self._as_it_will_be(stored, fields)._refuse_unapproved()
        # The rows were compared with the rest; by themselves they cannot be written.
        with rows_may_change(self.pk):
            return self._save_and_remember(*args, **kwargs)

    def _save_and_remember(self, *args: Any, **kwargs: Any) -> Any:
        saved = super().save(*args, **kwargs)
        self._live_when_read = self.live
        return saved

    @classmethod
    def from_db(cls, db: Any, field_names: Any, values: Any) -> "ModeratedPage":
        """Remember whether the row was live: see `_refuse_older_than_row`."""
        page: ModeratedPage = super().from_db(db, field_names, values)
        page._live_when_read = page.__dict__.get("live")
        return page

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        super().refresh_from_db(*args, **kwargs)
        self._live_when_read = self.__dict__.get("live")

    def _refuse_older_than_row(self, stored: Content | None, fields: Iterable[str] | None) -> None:
        """Refuse an object that still believes in a draft: it would take the page offline."""
        takes_offline = not self.live and (fields is None or "live" in fields)
        if stored and stored["live"] and takes_offline and self._live_when_read is False:
            raise ModerationRefused(
                _("“%(title)s” came online in the meantime. Open it again before you change it.")
                % {"title": self.title}
            )

    def _will_be_live(self, stored: Content | None, fields: Iterable[str] | None) -> bool:
        """Read from the row where the save leaves it alone: the object may be older than that."""
        if stored is None or fields is None or "live" in fields:
            return self.live
        return stored["live"]

    def _as_it_will_be(
        self, stored: Content | None, fields: Iterable[str] | None
    ) -> "ModeratedPage":
        """Return what readers get: where some fields are saved, the others are as the row has."""
        if stored is None or fields is None:
            return self
        row: ModeratedPage = type(self)._base_manager.get(pk=self.pk)
        for name in fields:
            value = getattr(self, name)
            setattr(row, name, list(value.all()) if hasattr(value, "all") else value)
        return row

    def refuse_unapproved_row(self, row: Page, fields: Iterable[str] | None) -> None:
        """Raise ModerationRefused if this page would say something unapproved with that row."""
        columns = [field for field in row._meta.concrete_fields if not field.primary_key]
        written = [field for field in columns if fields is None or field.name in fields]
        for field in written:
            setattr(self, field.attname, getattr(row, field.attname))
        if self.live and self._changes_what_is_read([field.name for field in written]):
            self._refuse_unapproved()

    def _refuse_unapproved(self) -> None:
        if not self.pk or not is_approved(self):
            raise ModerationRefused(
                _("“%(title)s” cannot go online: no project leader approved this version.")
                % {"title": self.title}
            )

    def _stored_facts(self) -> Content | None:
        """Return whose page this is and whether it is live, as the row has it."""
        if self._state.adding:
            return None
        columns = [*(f"{name}_id" for name in self.OWNERSHIP), "live"]
        return type(self)._base_manager.filter(pk=self.pk).values(*columns).first()

    def _refuse_another_owner(self, stored: Content | None) -> None:
        keys = [f"{name}_id" for name in self.OWNERSHIP]
        if stored and any(stored[key] != getattr(self, key) for key in keys):
            raise ModerationRefused(_("Whose page this is cannot change. Make a new page."))

    def _changes_what_is_read(self, update_fields: Any) -> bool:
        return update_fields is None or not self.BOOKKEEPING.issuperset(update_fields)

    # Versions --------------------------------------------------------------------------

    def serializable_data(self) -> Content:
        """Return the content of a version, with the version of its schema."""
        return super().serializable_data() | {SCHEMA_KEY: version_of(type(self))}

    def with_content_json(self, content: Content) -> "ModeratedPage":
        """Read a version, also one that an older release stored.

        Whose page it is follows from the row, never from the version: copying brings
        versions along that still name the organisation they were made for.
        """
        version = super().with_content_json(upcast(type(self), content))
        version._live_when_read = self._live_when_read
        # Wagtail takes this one from the version, which was stored before it came online.
        version.last_published_at = self.last_published_at
        for name in self.OWNERSHIP:
            setattr(version, f"{name}_id", getattr(self, f"{name}_id"))
        return version

    def save_revision(
        self, user: "User | None" = None, *args: Any, overwrite_revision: Any = None, **kwargs: Any
    ) -> Revision:
        """Store a version; refuses what would slip under a review that is going on."""
        self._refuse_another_owner(self._stored_facts())
        lock = self.get_lock()
        if lock and (user is None or lock.for_user(user)):
            raise ModerationRefused(
                _("“%(title)s” is being looked at and cannot be changed now.")
                % {"title": self.title}
            )
        if overwrite_revision and self._is_evidence(overwrite_revision):
            # Autosave overwrites the newest version; a reviewed one is kept as it was.
            overwrite_revision = None
        return super().save_revision(user, *args, overwrite_revision=overwrite_revision, **kwargs)

    def _is_evidence(self, revision: Revision) -> bool:
        return (
            revision.pk == self.live_revision_id
            or revision.approved_go_live_at is not None
            or revision.approvals.exists()
            or revision.task_states.exists()
        )

    @property
    def status_string(self) -> str:
        """What Wagtail's own lists and headers say: never "live" of what schools do not see."""
        if self.live and hidden_among([self]):
            return str(HIDDEN)
        return super().status_string

    # The one workflow -------------------------------------------------------------------

    def get_workflow(self) -> Workflow | None:
        """The approval workflow: the same for every moderated page, assigned by no tree."""
        return self._approval_workflow

    @cached_property
    def _approval_workflow(self) -> Workflow | None:
        return approval_workflow()

    @property
    def has_workflow(self) -> bool:
        return self.get_workflow() is not None
