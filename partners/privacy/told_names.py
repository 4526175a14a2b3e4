"""What tables and columns of packages are called for a person who reads what is kept of them.

Our own tables have names people know. Packages call theirs "authenticators" and "content
type"; a test finds every table that can name a person, and each of its columns, here.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# By the label of the model.
TABLES: dict[str, "Promise | str"] = {
    "account.EmailAddress": _("Mail addresses you log in with"),
    "mfa.Authenticator": _("Ways to show who you are: passkeys and codes"),
    "people.Membership": _("Where you belong"),
    "people.User": _("Your account"),
    "people.User_groups": _("Groups"),
    "people.User_user_permissions": _("Separate rights"),
    "socialaccount.SocialAccount": _("School accounts you log in with"),
    "usersessions.UserSession": _("Devices where you are logged in"),
    "wagtail_localize.SegmentOverride": _("Your translations"),
    "wagtail_localize.StringTranslation": _("Your translations"),
    "wagtailadmin.EditingSession": _("Pages you have open"),
    "wagtailadmin.FormState": _("Forms you have not finished"),
    "wagtailcore.APIToken": _("Keys for programs"),
    "wagtailcore.Comment": _("Your comments"),
    "wagtailcore.CommentReply": _("Your comments"),
    "wagtailcore.ModelLogEntry": _("What you did in lists and with people"),
    "wagtailcore.Page": _("Pages that are yours"),
    "wagtailcore.PageLogEntry": _("What you did with pages"),
    "wagtailcore.PageSubscription": _("Pages you get messages about"),
    "wagtailcore.Revision": _("Versions you saved"),
    "wagtailcore.TaskState": _("Decisions you took"),
    "wagtailcore.UploadedFile": _("Files you uploaded"),
    "wagtailcore.WorkflowState": _("What you submitted"),
    "wagtaildocs.Document": _("Files you uploaded"),
    "wagtailimages.Image": _("Files you uploaded"),
    "wagtailusers.UserProfile": _("How you set the screens"),
}

# By the name of the column: packages use the same ones for the same things.
COLUMNS: dict[str, "Promise | str"] = {
    "avatar": _("picture"),
    "claimed_until": _("being sent until"),
    "comment": _("comment"),
    "comment_notifications": _("messages about comments"),
    "content_type": _("about"),
    "created": _("made"),
    "created_at": _("made"),
    "current_time_zone": _("time zone"),
    "company": _("company"),
    "date_joined": _("since"),
    "density": _("how close together"),
    "email": _("mail address"),
    "expire_at": _("offline from"),
    "file": _("file"),
    "finished_at": _("decided"),
    "finished_by": _("decided by"),
    "for_content_type": _("about"),
    "go_live_at": _("online from"),
    "approved_go_live_at": _("approved, online from"),
    "ip": _("address on the internet"),
    "is_editing": _("being changed"),
    "is_superuser": _("programme office"),
    "label": _("name"),
    "last_seen_at": _("last seen"),
    "last_translated_by": _("translated by"),
    "last_updated_at": _("last changed"),
    "last_used_at": _("last used"),
    "latest_revision_created_at": _("last changed"),
    "network": _("network"),
    "object_str": _("title"),
    "primary": _("the main one"),
    "provider": _("account of"),
    "region": _("region"),
    "requested_by": _("submitted by"),
    "resolved_at": _("dealt with"),
    "resolved_by": _("dealt with by"),
    "school": _("school"),
    "started_at": _("began"),
    "status": _("state"),
    "text": _("text"),
    "theme": _("light or dark"),
    "timestamp": _("when"),
    "tool_name": _("made with"),
    "type": _("sort"),
    "updated_at": _("last changed"),
    "uploaded_by_user": _("uploaded by"),
    "user": _("who"),
    "user_agent": _("browser"),
    "verified": _("confirmed"),
}

# Columns that our own tables have from a package, which names them for administrators.
INHERITED = frozenset({"date_joined", "is_superuser", "uploaded_by_user"})

# Columns of packages that tell nobody anything.
UNTOLD = frozenset(
    {"base_content_type", "contentpath", "position", "parent_object_id", "prefix", "key_hash"}
    | {"file_hash", "file_size", "focal_point_x", "focal_point_y", "focal_point_width"}
    | {"focal_point_height", "width", "height", "translation_type", "has_error", "field_error"}
    | {"data_json", "next_try", "wagtailcore.TaskState.content_type"}
)
