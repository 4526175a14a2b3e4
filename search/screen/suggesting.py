"""Completes what a reader types, with words of what schools may see at this moment."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from search.engine.refresh import index_of
from texts.normalise import one_line

MOST = 8
LONGEST = 100


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """Answer a list of texts to look for; never cached, for a withdrawal shows at once."""
    language = Locale.get_active().language_code
    # As in the form that it completes: longer is no question.
    typed = one_line(request.GET.get("q", "")[:LONGEST])
    index = index_of(request)
    with index.lock:
        alive = index.alive & index.languages.get(language, 0)
        words = index.vocabularies[language].suggest(typed, alive, MOST)
    answer = JsonResponse(words, safe=False)
    answer["Cache-Control"] = "no-store"
    return answer
