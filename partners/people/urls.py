"""The screens about people: under /admin/mensen/, and for schools under /mijn-school/."""

from typing import Any

from django.urls import URLPattern, include, path

from partners.people import views as views


def people_screens(namespace: str) -> Any:
    """Return these addresses under a name; each time anew.

    Wagtail wraps the views of the admin in its own check, in place: shared with the site,
    they would ask schools for the admin too.
    """
    return include((_patterns(), "people"), namespace=namespace)


def _patterns() -> list[URLPattern]:
    return [
        path("", views.OverviewScreen.as_view(), name="overview"),
        path("<str:kind>/<int:pk>/", views.OrganisationScreen.as_view(), name="organisation"),
        path("<str:kind>/<int:pk>/nodig-uit/", views.InviteScreen.as_view(), name="invite"),
        path(
            "<str:kind>/<int:pk>/maildomeinen/",
            views.MailDomainsScreen.as_view(),
            name="mail_domains",
        ),
        path(
            "maildomein/<int:domain_id>/verwijder/",
            views.RemoveMailDomainScreen.as_view(),
            name="remove_mail_domain",
        ),
        path("verzoek/<int:membership_id>/neem-aan/", views.AcceptScreen.as_view(), name="accept"),
        path("verzoek/<int:membership_id>/wijs-af/", views.RefuseScreen.as_view(), name="refuse"),
        path("lid/<int:membership_id>/rol/", views.RoleScreen.as_view(), name="change_role"),
        path("lid/<int:membership_id>/verwijder/", views.RemoveScreen.as_view(), name="remove"),
        path(
            "uitnodiging/<int:invitation_id>/opnieuw/",
            views.SendAgainScreen.as_view(),
            name="send_again",
        ),
        path(
            "uitnodiging/<int:invitation_id>/trek-in/",
            views.WithdrawInvitationScreen.as_view(),
            name="withdraw_invitation",
        ),
    ]
