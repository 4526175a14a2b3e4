"""The evidence: who approved what, when, for whom. It outlives page, version and people."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, TypedDict

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from moderation.content import canonical, canonical_hash, content_hash
from moderation.refusals import ModerationRefused
from moderation.schema import SCHEMA_KEY, Content
from moderation.upcasting import FIRST, upcast

if TYPE_CHECKING:
    from typing import Any as User  # AUTH_USER_MODEL; this app must not import its app

REVOKING = {"revoked_at"}


class ApprovalContext(TypedDict, total=False):
    """Whose page was approved, and in which region: keys such as "company:12", and names."""

    organisation_key: str
    organisation_name: str
    region_key: str
    region_name: str


class ApprovalQuerySet(models.QuerySet["Approval"]):
    def valid(self) -> "ApprovalQuerySet":
        """Approvals that nobody revoked and that did not end."""
        return self.filter(revoked_at__isnull=True)

    def of_page_where_it_is(self, page: Page) -> "ApprovalQuerySet":
        """Approvals of a page at the place in the tree where it is now."""
        parent = page.get_parent()
        return self.filter(page_id=page.pk, parent_key=parent.pk if parent else None)

    def revoke(self) -> int:
        """End the valid ones among these; return how many."""
        return self.valid().update(revoked_at=timezone.now())

    def update(self, **changes: Any) -> int:
        if set(changes) - REVOKING or None in changes.values():
            raise ModerationRefused(_("An approval is evidence and cannot be changed."))
        return super().update(**changes)

    def delete(self) -> Any:
        raise ModerationRefused(_("An approval is evidence and cannot be changed."))

    def bulk_create(self, *args: Any, **kwargs: Any) -> Any:
        """Refuse: each approval is asked about by itself, in `Approval.save`."""
        raise ModerationRefused(_("No project leader approved this version."))


class Approval(models.Model):
    """Evidence that one person approved one content of one page. Never edited, only revoked.

    Everything an auditor asks stands in the row itself, for page, organisation and people may
    be gone. `page_id` stays when its page is deleted. Two things change it besides: erasing a
    person takes their name and address out, and its retention period ends.

    Only somebody who may decide about the page at that moment can have one made; there is no
    exception, the demo and the tests approve as everybody does.
    """

    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="approvals",
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.SET_NULL, null=True, related_name="approvals"
    )
    page_model = models.CharField(_("kind of page"), max_length=100)
    page_title = models.CharField(_("page"), max_length=255)
    # Where the page stood: the key of its parent, and its path for people to read.
    parent_key = models.PositiveBigIntegerField(_("parent page"), null=True)
    url_path = models.TextField(_("path"), blank=True)
    organisation_key = models.CharField(_("key of the organisation"), max_length=50, blank=True)
    organisation_name = models.CharField(_("organisation"), max_length=255, blank=True)
    region_key = models.CharField(_("key of the region"), max_length=50, blank=True)
    region_name = models.CharField(_("region"), max_length=255, blank=True)
    schema_version = models.PositiveIntegerField(_("version of the schema"), default=FIRST)
    content = models.JSONField(_("content"))
    content_hash = models.CharField(_("content hash"), max_length=64)
    # To find it again by; made of the content, so it proves nothing by itself.
    canonical_hash = models.CharField(_("hash of what it says"), max_length=64)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("approved by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="approvals",
    )
    approved_by_name = models.CharField(_("approved by"), max_length=310, blank=True)
    approved_at = models.DateTimeField(_("approved at"), default=timezone.now)
    note = models.TextField(_("note"), blank=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    objects = ApprovalQuerySet.as_manager()

    # Evidence is no use of a page: it must not keep one from being deleted.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = ["-approved_at", "-pk"]
        indexes = [models.Index(fields=["page", "canonical_hash"], name="approval_page_hash")]

    def __str__(self) -> str:
        return f"{self.page_id} · {self.content_hash[:12]} · {self.approved_at:%Y-%m-%d %H:%M}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk and not self._state.adding:
            raise ModerationRefused(_("An approval is evidence and cannot be changed."))
        self._refuse_who_may_not_decide()
        # Always a new row: given the key of another one, Django would write over that.
        super().save(*args, **kwargs | {"force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise ModerationRefused(_("An approval is evidence and cannot be changed."))

    def _refuse_who_may_not_decide(self) -> None:
        """Every approval is made here, so this is asked of whoever makes one, at this moment."""
        page = Page.objects.filter(pk=self.page_id).first()
        if self.approved_by is None or not (
            page and page.specific.may_be_decided_by(self.approved_by)
        ):
            raise ModerationRefused(_("You cannot decide about this page."))

    @property
    def is_untouched(self) -> bool:
        """True if the stored content is the one that was approved."""
        return content_hash(self.content) == self.content_hash

    @cached_property
    def says(self) -> Content | None:
        """What was approved, in today's schema; None for a kind of page that is no more."""
        model = model_of(self.page_model)
        return canonical(model, upcast(model, self.content)) if model else None

    def approves(self, says: Content) -> bool:
        """True if what was approved is untouched, and says exactly this."""
        return self.is_untouched and self.says == says


def model_of(label: str) -> type[models.Model] | None:
    try:
        return apps.get_model(label)
    except LookupError:
        return None


def hashes_of(page_model: str, content: Content) -> dict[str, str]:
    """Return the two hashes of a content, by the names of their columns."""
    model = model_of(page_model)
    says = canonical_hash(model, canonical(model, upcast(model, content))) if model else ""
    return {"content_hash": content_hash(content), "canonical_hash": says}


def record_approval(version: Any, revision: Revision, *, by: "User", note: str) -> Approval:
    """Write down that somebody approves this version, with all that must outlive it.

    `version` is the page as the revision has it. Its content is kept in today's schema: that
    is what the approver reads.
    """
    content = upcast(type(version), revision.content)
    parent = version.get_parent()
    label = version._meta.label
    return Approval.objects.create(
        page_id=version.pk,
        revision=revision,
        page_model=label,
        page_title=version.title,
        parent_key=parent.pk if parent else None,
        url_path=version.url_path,
        **version.approval_context(),
        schema_version=content.get(SCHEMA_KEY) or FIRST,
        content=content,
        **hashes_of(label, content),
        approved_by=by,
        approved_by_name=str(by),
        note=note,
    )


def is_approved(page: Any) -> bool:
    """True if a valid approval says exactly what this page says, at the place where it is.

    Usually found by its hash, which proves nothing: what was approved is compared itself. So
    is all else that is valid, for an older schema gave other hashes.
    """
    model = type(page)
    says = canonical(model, page.serializable_data())
    valid = Approval.objects.valid().of_page_where_it_is(page).filter(page_model=model._meta.label)
    known = valid.filter(canonical_hash=canonical_hash(model, says))
    return any(approval.approves(says) for found in (known, valid) for approval in found)


def forget_approver(person: "User") -> None:
    """Take the name of somebody who is erased off what they approved; the key stays."""
    Approval._base_manager.filter(approved_by=person).update(approved_by_name="")


def forget_ended_approvals(before: datetime) -> int:
    """Delete evidence that ended before a moment; what is still valid is never too old."""
    return Approval._base_manager.filter(revoked_at__lt=before).delete()[0]
