"""Each column that names a person says what becomes of it when their right ends.

The ways a right ends: tests/security/test_right_ends.py.
"""

from django.apps import apps

from partners.people.models import User

# What becomes of each column that names a person when their right ends.
HANDED_OVER, EVIDENCE, ASKED_EACH_TIME, OWN = "handed over", "evidence", "asked each time", "own"
KEYED_BY_PERSON = {
    "wagtailcore.Page.owner": HANDED_OVER,
    "wagtailcore.WorkflowState.requested_by": HANDED_OVER,
    "people.Invitation.invited_by": HANDED_OVER,
    "moderation.Approval.approved_by": EVIDENCE,
    "moderation.Author.person": EVIDENCE,
    "wagtailcore.TaskState.finished_by": EVIDENCE,
    "wagtailcore.Revision.user": EVIDENCE,
    "wagtailcore.ModelLogEntry.user": EVIDENCE,
    "wagtailcore.PageLogEntry.user": EVIDENCE,
    "imports.ImportRun.created_by": EVIDENCE,
    "files.CompanyImage.uploaded_by_user": EVIDENCE,  # rights follow the company on the file
    "files.CompanyDocument.uploaded_by_user": EVIDENCE,
    "wagtailimages.Image.uploaded_by_user": EVIDENCE,
    "wagtaildocs.Document.uploaded_by_user": EVIDENCE,
    "wagtailcore.UploadedFile.uploaded_by_user": EVIDENCE,
    "wagtail_localize.StringTranslation.last_translated_by": EVIDENCE,
    "wagtail_localize.SegmentOverride.last_translated_by": EVIDENCE,
    "people.Membership.user": ASKED_EACH_TIME,
    "saved.Favourite.person": ASKED_EACH_TIME,  # saved/access.py
    "saved.SavedSearch.person": ASKED_EACH_TIME,
    "saved.OwnCalendar.person": ASKED_EACH_TIME,
    "offers.Intake.person": ASKED_EACH_TIME,  # goes with the request to belong
    "wagtailadmin.EditingSession.user": ASKED_EACH_TIME,
    "wagtailadmin.FormState.user": ASKED_EACH_TIME,
    "wagtailcore.Page.locked_by": ASKED_EACH_TIME,  # nobody locks (moderation/permissions.py)
    "wagtailcore.Comment.user": ASKED_EACH_TIME,  # switched off
    "wagtailcore.Comment.resolved_by": ASKED_EACH_TIME,
    "wagtailcore.CommentReply.user": ASKED_EACH_TIME,
    "wagtailcore.PageSubscription.user": ASKED_EACH_TIME,
    "wagtailcore.APIToken.user": ASKED_EACH_TIME,
    "people.User_groups.user": ASKED_EACH_TIME,  # give no right
    "people.User_user_permissions.user": ASKED_EACH_TIME,
    "wagtailusers.UserProfile.user": OWN,
    "account.EmailAddress.user": OWN,
    "mfa.Authenticator.user": OWN,
    "usersessions.UserSession.user": OWN,
    "socialaccount.SocialAccount.user": OWN,
}


def test_every_column_that_names_a_person_says_what_becomes_of_it() -> None:
    found = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_concrete_fields
        if field.is_relation and field.related_model is User
    }

    assert found == set(KEYED_BY_PERSON)
