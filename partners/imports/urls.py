"""Addresses of the import screens, under the admin's."""

from django.urls import path

from partners.imports.views import (
    CancelView,
    ErrorFileView,
    ImportListView,
    ImportRunView,
    ProgressView,
    StartView,
    WithoutRegionView,
)

app_name = "imports_admin"
urlpatterns = [
    path("importeren/", ImportListView.as_view(), name="list"),
    path("importeren/scholen-zonder-regio/", WithoutRegionView.as_view(), name="without_region"),
    path("importeren/<int:run_id>/", ImportRunView.as_view(), name="run"),
    path("importeren/<int:run_id>/start/", StartView.as_view(), name="start"),
    path("importeren/<int:run_id>/weg/", CancelView.as_view(), name="cancel"),
    path("importeren/<int:run_id>/stand/", ProgressView.as_view(), name="progress"),
    path("importeren/<int:run_id>/geweigerd/", ErrorFileView.as_view(), name="errors"),
]
