"""The list of words that mean the same, which the programme office keeps."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from search.models import Synonym


class SynonymViewSet(SnippetViewSet):
    model = Synonym
    icon = "openquote"
    add_to_admin_menu = True
    menu_label = _("Search words")
    menu_name = "search-words"
    menu_order = 310  # after the reference data
    list_display = ["words"]
    list_per_page = 50
    search_fields = ["words"]
    search_backend_name = None
