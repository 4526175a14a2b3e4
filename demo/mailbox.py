"""The mailbox of the demo, in which everybody reads every mail. 404 unless DEMO_MAIL is on."""

from csp.constants import NONE, UNSAFE_INLINE
from csp.decorators import csp_replace, csp_update
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from mail.models import OutgoingMail

PER_PAGE = 25


@require_GET
@never_cache
def demo_mails(request: HttpRequest) -> HttpResponse:
    _only_in_the_demo()
    page = Paginator(OutgoingMail.objects.all(), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "demo/demo_mails.html", {"mails": page})


@require_GET
@never_cache
@csp_update({"frame-src": ["'self'"]})  # type: ignore[arg-type]  # its types know no pk
def demo_mail(request: HttpRequest, pk: int) -> HttpResponse:
    _only_in_the_demo()
    mail = get_object_or_404(OutgoingMail, pk=pk)
    return render(request, "demo/demo_mail.html", {"mail": mail})


@require_GET
@never_cache
@csp_replace(  # type: ignore[arg-type]  # its types know no pk
    {
        # A letter needs nothing from anywhere; what is left out falls back on the default.
        "default-src": [NONE],
        "script-src": None,
        "connect-src": None,
        "font-src": None,
        "img-src": None,
        "style-src": [UNSAFE_INLINE],  # mail programs know no style sheets
        "frame-ancestors": ["'self'"],
        "sandbox": ["allow-top-navigation-by-user-activation"],
    }
)
def demo_mail_html(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with the letter itself, for the frame; its button opens the whole window."""
    _only_in_the_demo()
    mail: OutgoingMail = get_object_or_404(OutgoingMail.objects.exclude(html=""), pk=pk)
    return HttpResponse(mail.html.replace("<head>", '<head><base target="_top">', 1))


def _only_in_the_demo() -> None:
    if not settings.DEMO_MAIL:
        raise Http404
