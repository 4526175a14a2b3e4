"""URLs of what people save."""

from django.urls import path

from saved import list_views, open_views, search_views, views

app_name = "saved"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("print/", views.print_favourites, name="print"),
    path("favoriet/", views.save_offer, name="save"),
    path("favoriet/<int:favourite_id>/", views.change_favourite, name="favourite"),
    path("lijst/nieuw/", list_views.new_list, name="new_list"),
    path("lijst/erbij/", list_views.add_to_list, name="add_to_list"),
    path("lijst/<int:list_id>/", list_views.show_list, name="list"),
    path("lijst/<int:list_id>/print/", list_views.print_list, name="print_list"),
    path("lijst/<int:list_id>/naam/", list_views.change_name, name="rename_list"),
    path("lijst/<int:list_id>/weg/", list_views.remove_list, name="remove_list"),
    path("lijst/<int:list_id>/aanbod/<int:listed_id>/", list_views.change_listed, name="listed"),
    path("zoekopdracht/nieuw/", search_views.new_search, name="new_search"),
    path("zoekopdracht/<int:search_id>/", search_views.show_search, name="search"),
    path("zoekopdracht/<int:search_id>/weg/", search_views.remove_search, name="remove_search"),
    path("zoekopdracht/<int:search_id>/adres/", search_views.renew_feed, name="renew_feed"),
    path("vraag/", search_views.ask_question, name="ask"),
    path("agenda/", search_views.renew_calendar, name="renew_calendar"),
    path("agenda/weg/", search_views.stop_calendar, name="stop_calendar"),
    path("agenda/<str:token>.ics", open_views.calendar, name="calendar"),
    path("feed/<str:token>/", open_views.saved_feed, name="feed"),
    path("stop/<str:token>/", open_views.stop_mail, name="stop"),
]

# Of the catalogue as everybody sees it.
open_patterns = [
    path("vergelijken/", open_views.compare, name="compare"),
    path("feeds/aanbod/", open_views.catalogue_feed, name="catalogue_feed"),
    path("feeds/regio/<slug:slug>/", open_views.region_feed, name="region_feed"),
]
