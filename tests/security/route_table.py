"""Who may reach each address of the site: the one place where a new route is classified.

`test_tenancy.py` walks every URL pattern with every kind of person. It knows what to expect
from this table only, and fails on a route that no rule covers. To add one, write

    Rule("imports_admin:*", Reach.OFFICE, ids={"run_id": "import_run"})

- the name: namespace and name as `reverse()` takes them, with `*` for any; a route without a
  name is known by its address. The first rule that fits decides, so put narrow ones first.
- who may reach it: see Reach. Choose the narrowest that is true.
- ids: what each part of the address is. A word is a kind of thing that `canaries.py` has one of
  for each company (add a new kind there, with a canary word in every text of it); a text
  after "=" is used as it stands.
"""

from dataclasses import dataclass, field
from enum import Enum
from fnmatch import fnmatchcase


class Reach(Enum):
    """Who may reach a route; the comment says what everybody else gets."""

    OFFICE = "the programme office only"  # staff: 404; others: 404 or sent to log in
    STAFF = "staff, about nothing in particular"  # others: sent away
    PAGE = "staff, about pages of their own branches"  # a page of others: 404
    FILE = "staff, about files of their own companies"  # a file of others: 404
    PEOPLE = "staff, about people of their own organisations"  # people of others: 404
    MOVED = "staff are led to a screen of their own"  # staff: a redirect or 404
    SIGNED_IN = "whoever is logged in"  # a visitor: sent to log in
    PUBLIC = "everybody"  # but nothing in it that is not public


@dataclass(frozen=True, eq=False)
class Rule:
    name: str
    reach: Reach
    ids: dict[str, str] = field(default_factory=dict)

    def covers(self, route: str) -> bool:
        return fnmatchcase(route, self.name)


def office(name: str, **ids: str) -> Rule:
    return Rule(name, Reach.OFFICE, ids)


def page(name: str, **ids: str) -> Rule:
    return Rule(f"wagtailadmin_pages:{name}", Reach.PAGE, {"page_id": "page"} | ids)


def staff(*names: str) -> list[Rule]:
    return [Rule(name, Reach.STAFF) for name in names]


PAGE_TYPE = {"content_type_app_name": "=offers", "content_type_model_name": "=workshoppage"}

PEOPLE = {
    "kind": "=company",
    "pk": "company",
    "membership_id": "membership_any",
    "invitation_id": "invitation",
    "domain_id": "mail_domain",
}

TABLE = [
    # The site's own public addresses ---------------------------------------------------------
    *[
        Rule(name, Reach.PUBLIC)
        for name in ("set_language", "login", "logout", "sitemap", "robots.txt", "security_txt")
    ],
    *[
        Rule(name, Reach.SIGNED_IN)
        for name in ("my_work", "my_data", "download_my_data", "erase_me", "go_on")
    ],
    # Logging in and one's account: about whoever asks, so no address names a person ------------
    *[
        Rule(name, Reach.PUBLIC)
        for name in (
            *("admin/login/", "_util/login/"),  # Wagtail's own, led to ours
            *("account_login", "account_logout", "account_signup", "account_inactive"),
            *("account_request_login_code", "account_confirm_login_code"),
            *("mfa_authenticate", "mfa_login_webauthn", "socialaccount_login_*"),
        )
    ],
    Rule("openid_connect_*", Reach.PUBLIC, {"provider_id": "=school"}),
    Rule("mfa_edit_webauthn", Reach.SIGNED_IN, {"pk": "authenticator"}),
    Rule("mfa_remove_webauthn", Reach.SIGNED_IN, {"pk": "authenticator"}),
    Rule("confirm_mail_address", Reach.SIGNED_IN, {"token": "mail_address_token"}),
    *[
        Rule(name, Reach.SIGNED_IN)
        for name in ("mfa_*", "account*", "about_me", "change_mail_address", "usersessions_list")
    ],
    office("second_step_admin:*", person_id="user"),
    *[Rule(f"intake:{name}", Reach.PUBLIC) for name in ("kinds", "fit", "drop")],
    Rule("intake:fill_in", Reach.PUBLIC, {"code": "=workshop"}),
    *[Rule(f"intake:{name}", Reach.SIGNED_IN) for name in ("finish", "waiting")],
    Rule("intake:done", Reach.SIGNED_IN, {"offer_id": "page"}),
    Rule("school_registration", Reach.PUBLIC),
    Rule("school_registration_status", Reach.SIGNED_IN),
    Rule("join_school", Reach.PUBLIC, {"code": "school_code"}),
    Rule("invitation", Reach.PUBLIC, {"token": "token"}),
    Rule("my_school:overview", Reach.SIGNED_IN),
    Rule("my_school:*", Reach.SIGNED_IN, PEOPLE),
    Rule("catalogue:*", Reach.PUBLIC),
    # What members of schools keep: their own, and of their own schools -------------------------
    Rule("saved:stop", Reach.PUBLIC, {"token": "stop_token"}),
    Rule("saved:feed", Reach.PUBLIC, {"token": "feed_token"}),
    Rule("saved:calendar", Reach.PUBLIC, {"token": "calendar_token"}),
    Rule("saved:*", Reach.SIGNED_IN, {"favourite_id": "favourite", "list_id": "team_list",
                                      "listed_id": "listed", "search_id": "saved_search"}),
    *[Rule(name, Reach.PUBLIC) for name in ("compare", "catalogue_feed")],
    Rule("region_feed", Reach.PUBLIC, {"slug": "region_slug"}),
    Rule("wagtail_serve", Reach.PUBLIC, {"0": "address"}),
    Rule("embed*", Reach.PUBLIC),
    Rule("api:*", Reach.PUBLIC, {"offer_id": "page"}),
    Rule("api_unknown", Reach.PUBLIC, {"rest": "=v1/niets"}),
    Rule("sitemap_part", Reach.PUBLIC, {"section": "=offers", "part": "=0"}),
    Rule("share_picture", Reach.PUBLIC, {"offer_id": "page", "digest": "=x"}),
    Rule("site_picture", Reach.PUBLIC, {"language": "=nl", "digest": "=x"}),
    Rule("media", Reach.PUBLIC, {"path": "media"}),
    Rule("demo_mail:*", Reach.PUBLIC, {"pk": "mail"}),  # 404 but in the demo
    Rule(
        "wagtaildocs_serve",
        Reach.PUBLIC,
        {"document_id": "document", "filename": "document_name"},
    ),
    Rule("wagtailcore_login", Reach.PUBLIC),
    Rule(
        "wagtailcore_authenticate_with_password",
        Reach.PUBLIC,
        {"page_view_restriction_id": "page", "page_id": "page"},
    ),
    # Screens of staff ------------------------------------------------------------------------
    *staff(
        "wagtailadmin_home",
        "wagtailadmin_dismissibles",
        "offers_admin:new_offer",
        "offers_admin:region_offers",
        "people_admin:overview",
        "media_admin:pictures",
        "wagtailimages_chooser:choose",
        "wagtailimages_chooser:choose_results",
        "wagtailimages_chooser:create",
        "wagtaildocs_chooser:choose",
        "wagtaildocs_chooser:choose_results",
        "wagtaildocs_chooser:create",
    ),
    Rule("wagtailadmin_editing_sessions:release", Reach.STAFF, {"session_id": "session"}),
    # Wagtail lets everybody read these: they hold no data.
    *[
        Rule(f"wagtailadmin_{name}", Reach.PUBLIC)
        for name in ("login", "logout", "sprite", "javascript_catalog")
    ],
    Rule("wagtailimages_chooser:chosen", Reach.FILE, {"pk": "image"}),
    Rule("wagtaildocs_chooser:chosen", Reach.FILE, {"pk": "document"}),
    Rule("media_admin:picture", Reach.FILE, {"image_id": "image"}),
    Rule("people_admin:*", Reach.PEOPLE, PEOPLE),
    # Screens about one page --------------------------------------------------------------------
    page("add", parent_page_id="provider", **PAGE_TYPE),
    page("preview_on_add", parent_page_id="provider", **PAGE_TYPE),
    *[
        page(name)
        for name in (
            "edit",
            "preview_on_edit",
            "view_draft",
            "delete",
            "history",
            "confirm_workflow_cancellation",
        )
    ],
    page("revisions_compare", pk="page", revision_id_a="revision", revision_id_b="=latest"),
    *[
        page(name, revision_id="revision")
        for name in ("revisions_view", "revisions_revert", "revisions_unschedule")
    ],
    page("workflow_action", action_name="=approve", task_state_id="task_state"),
    page("collect_workflow_action_data", action_name="=approve", task_state_id="task_state"),
    page("workflow_preview", task_id="task"),
    Rule("moderation_admin:withdraw", Reach.PAGE, {"page_id": "page"}),
    Rule("moderation_admin:drop_change", Reach.PAGE, {"page_id": "page"}),
    Rule("offers_admin:copy_for_new_year", Reach.PAGE, {"page_id": "page"}),
    Rule("offers_admin:translate", Reach.PAGE, {"page_id": "page", "language": "=en"}),
    Rule(
        "wagtailadmin_editing_sessions:ping",
        Reach.PAGE,
        {
            "app_label": "=wagtailcore",
            "model_name": "=page",
            "object_id": "page",
            "session_id": "session",
        },
    ),
    # Links of Wagtail's editor that lead staff elsewhere -----------------------------------------
    Rule("wagtailadmin_explore", Reach.MOVED, {"parent_page_id": "page"}),
    Rule("wagtailadmin_explore_root", Reach.MOVED),
    Rule("wagtailadmin_account", Reach.MOVED),
    *[
        Rule(f"wagtailadmin_pages:{name}", Reach.MOVED, ids)
        for name, ids in (
            ("usage", {"page_id": "page"}),
            ("search", {}),
            ("copy", {"page_id": "page"}),
            ("add_subpage", {"parent_page_id": "provider"}),
            ("unpublish", {"page_id": "page"}),
            ("workflow_history", {"page_id": "page"}),
        )
    ],
    # The programme office's: names are spelled out as far as a newcomer could add to them --------
    office("admin/test404/"),
    office("admin/^.*/$"),
    *[office(f"wagtailadmin_api:{name}:*", pk=name[:-1], action_name="=publish")
      for name in ("pages", "documents", "images")],
    office("wagtailadmin_error_test"),
    office("wagtailadmin_explore_results", parent_page_id="page"),
    office("wagtail_bulk_action", app_label="=wagtailcore", model_name="=page", action="=delete"),
    office(
        "wagtailadmin_pages:*",
        app_label="=offers",
        model_name="=workshoppage",
        page_id="page",
        page_to_move_id="page",
        destination_id="provider",
        workflow_state_id="workflow_state",
        **PAGE_TYPE,
    ),
    office("wagtailadmin_choose_page*", parent_page_id="page"),
    office("wagtailadmin_tag*", app_name="=taggit", model_name="=tag"),
    office("wagtailadmin_collections:*", pk="collection", collection_id="collection"),
    office("wagtailadmin_workflows:*task*", pk="task", task_id="task",
           app_label="=moderation", model_name="=approvaltask"),
    office("wagtailadmin_workflows:*", pk="workflow", page_pk="page", workflow_pk="workflow"),
    office("wagtailadmin_reports:*"),
    office("wagtailadmin_block_preview"),
    office("wagtailadmin_password_reset*", uidb64="=MQ", token="=a-b"),
    *[
        office(f"wagtailsnippet*_organisations_{model}:*", pk=model)
        for model in ("profile", "level", "schoolyear", "programmeline", "topic", "region",
                      "network", "company", "school", "place")
    ],
    office("wagtailsnippet*_people_membership:*", pk="membership"),
    office("wagtailsnippet*_search_synonym:*", pk="synonym"),
    office("wagtailsnippets:index"),
    office("imports_admin:*", run_id="import_run"),
    office("wagtaildocs:*", document_id="document", doc_id="document", uploaded_file_id="upload"),
    office("wagtaildocs_chooser:chosen_multiple"),
    office("wagtailimages:*", image_id="image", uploaded_file_id="upload",
           filter_spec="=width-40"),
    office("wagtailimages_chooser:*", image_id="image"),
    office("outgoing_mail:*", pk="mail"),
    office("about"),
    office("wagtailsites:*", pk="site"),
    office("wagtailusers_users:*", pk="user"),
    office("wagtailusers_groups:*", pk="group"),
    office("wagtaillocales:*", pk="locale"),
    office(
        "wagtail_localize:*",
        page_id="page",
        app_label="=organisations",
        model_name="=company",
        pk="company",
        translation_source_id="page",
        translation_id="page",
        string_segment_id="page",
        overridable_segment_id="page",
        mode="=x",
    ),
]  # fmt: skip


def rule_of(route: str) -> Rule | None:
    """Return the rule that decides about a route, or None where nobody classified it."""
    return next((rule for rule in TABLE if rule.covers(route)), None)
