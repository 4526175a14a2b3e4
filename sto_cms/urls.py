"""Every address of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path
from django.views.i18n import set_language
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as document_urls

from partners.media_serving import serve_document, serve_rendition
from partners.views import my_work
from sto_cms.sitemaps import PageSitemap
from sto_cms.views import robots

urlpatterns = [
    path("admin/", include(admin_urls)),
    path("documents/<int:document_id>/<path:filename>", serve_document),
    path("documents/", include(document_urls)),
    path("media/<path:path>", serve_rendition, name="media"),
    path("taal/", set_language, name="set_language"),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": PageSitemap}}),
    path("robots.txt", robots),
]

urlpatterns += i18n_patterns(
    path(
        "inloggen/",
        LoginView.as_view(redirect_authenticated_user=True),
        name="login",
    ),
    path("uitloggen/", LogoutView.as_view(), name="logout"),
    path("mijn-werk/", my_work, name="my_work"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
