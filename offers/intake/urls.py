"""URLs of "Bied iets aan"."""

from django.urls import path

from offers.intake import views

app_name = "intake"
urlpatterns = [
    path("", views.choose_kind, name="kinds"),
    path("wat-past/", views.find_fit, name="fit"),
    path("klaar/", views.finish_here, name="finish"),
    path("wacht/", views.waiting, name="waiting"),
    path("weg/", views.drop, name="drop"),
    path("ingediend/<int:offer_id>/", views.done, name="done"),
    path("<slug:code>/", views.fill_in, name="fill_in"),
]
