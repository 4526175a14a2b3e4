"""URLs beside the catalogue's page, which stands in the page tree."""

from django.urls import path

from search.screen.map_outline import map_outline
from search.screen.suggesting import suggestions

app_name = "catalogue"
urlpatterns = [
    path("suggesties/", suggestions, name="suggestions"),
    path("kaart/", map_outline, name="outline"),
]
