"""Every URL of the site."""

from django.apps import apps
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.i18n import set_language
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls

from api.embedding import embed_snippet, embedded_list
from api.error_answers import unknown_url
from api.router import api
from api.sitemaps import sitemap_index, sitemap_part
from offers.sharing.views import share_picture, site_picture
from partners.accounts.admin_views import settings_in_admin
from partners.accounts.invitation_views import InvitationView
from partners.accounts.joining_views import find_school, join_school, registration_status
from partners.accounts.landing import my_work
from partners.files.serving import serve_document, serve_rendition
from partners.people.urls import people_screens
from partners.privacy.views import EraseMeView, download_my_data, my_data
from saved.urls import open_patterns
from search.screen.serving import serve
from sto_cms.views import robots, security_txt

# Wagtail's own ways to log in know no lock-out and no second step.
to_login = RedirectView.as_view(pattern_name="login", query_string=True)

handler500 = "sto_cms.views.server_error"

urlpatterns = [
    path("admin/login/", to_login),
    path("_util/login/", to_login),
    path("admin/account/", settings_in_admin, name="wagtailadmin_account"),
    path("admin/", include(admin_urls)),
    # Wagtail asks for the URL of a document by this name; its own views have no route.
    path("documents/<int:document_id>/<str:filename>", serve_document, name="wagtaildocs_serve"),
    path("media/<path:path>", serve_rendition, name="media"),
    path("taal/", set_language, name="set_language"),
    path("api/v1/", api.urls),
    path("api/<path:rest>", unknown_url, name="api_unknown"),
    path("deel/<int:offer_id>/<slug:digest>.png", share_picture, name="share_picture"),
    path("deel/<slug:language>/<slug:digest>.png", site_picture, name="site_picture"),
    path("sitemap.xml", sitemap_index, name="sitemap"),
    path("sitemap-<slug:section>-<int:part>.xml", sitemap_part, name="sitemap_part"),
    path("robots.txt", robots),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("", include("partners.accounts.school_login_urls")),
]

# Not in production: there everybody's mail is private, and the demo is not installed.
demo_patterns = [path("demo/mail/", include("demo.urls"))] if apps.is_installed("demo") else []

urlpatterns += i18n_patterns(
    path("account/gegevens/", my_data, name="my_data"),
    path("account/gegevens/download/", download_my_data, name="download_my_data"),
    path("account/verwijderen/", EraseMeView.as_view(), name="erase_me"),
    path("", include("partners.accounts.urls")),
    path("insluiten/", embedded_list, name="embed"),
    path("insluiten/maken/", embed_snippet, name="embed_snippet"),
    path("aanbod/", include("search.urls")),
    path("mijn-werk/", my_work, name="my_work"),
    path("bied-iets-aan/", include("offers.intake.urls")),
    path("meld-je-aan/", find_school, name="school_registration"),
    path("meld-je-aan/stand/", registration_status, name="school_registration_status"),
    path("meld-je-aan/<str:code>/", join_school, name="join_school"),
    path("mijn-school/", people_screens("my_school")),
    path("bewaard/", include("saved.urls")),
    *open_patterns,
    *demo_patterns,
    path("uitnodiging/<str:token>/", InvitationView.as_view(), name="invitation"),
    re_path(wagtail_urls.serve_pattern, serve, name="wagtail_serve"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
