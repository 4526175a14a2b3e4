"""The addresses of the federations: one for all languages, as they must be known there."""

from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.urls import path

urlpatterns = [
    path("inloggen/school/<str:provider_id>/", openid_connect.login, name="openid_connect_login"),
    path(
        "inloggen/school/<str:provider_id>/terug/",
        openid_connect.callback,
        name="openid_connect_callback",
    ),
]
