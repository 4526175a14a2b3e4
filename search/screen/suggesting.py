"""Completes what a reader types, with words of what schools may see at this moment."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from search.engine.refresh import index_of

MOST = 8


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """Answer a list of texts to look for; never cached, for a withdrawal shows at once."""
    language = Locale.get_active().language_code
    index = index_of(request)
    with index.lock:
        alive = index.alive & index.languages.get(language, 0)
        words = index.vocabularies[language].suggest(request.GET.get("q", ""), alive, MOST)
    answer = JsonResponse(words, safe=False)
    answer["Cache-Control"] = "no-store"
    return answer
