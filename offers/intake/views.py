""" "Bied iets aan": choose a kind, fill its form in, prove your mail address, done."""

import uuid
from typing import Any
from urllib.parse import urlencode

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from moderation.states import state_of
from offers.dashboard.own_pages import own_providers
from offers.dashboard.reviewers import expected_by, reviewers_of
from offers.intake.actions import bring_here, finish_waiting, save_answers
from offers.intake.advice import AdviceForm, suggestions
from offers.intake.browser import browser_of, digest_of, forget, new_token, remember
from offers.intake.finishing import FINISHED, finish_each, intakes_of
from offers.intake.forms import IntakeForm, initial_of
from offers.intake.models import OPENED, Intake, IntakeQuerySet, days_saved
from offers.intake.resume import code_url
from offers.kinds import KIND_BY_CODE, KINDS
from offers.pages import OfferPage
from offers.querysets import OfferQuerySet
from partners.accounts.adapters import code_waits_for, has_proven_address, mail_code
from partners.people.models import Membership
from partners.people.roles import companies_of, networks_of


@never_cache
@require_GET
def choose_kind(request: HttpRequest) -> HttpResponse:
    if _has_own_screen(request):
        return redirect("offers_admin:new_offer")
    kinds = [page_class.kind for page_class in KINDS]
    return render(request, "offers/intake/kinds.html", {"kinds": kinds})


@require_GET
def find_fit(request: HttpRequest) -> HttpResponse:
    """Three questions; what is asked stands in the URL, so going back loses nothing."""
    asked = bool(request.GET)
    form = AdviceForm(request.GET if asked else None)
    found = suggestions(form.answers()) if asked else []
    context = {"form": form, "asked": asked, "suggestions": found}
    return render(request, "offers/intake/fit.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def fill_in(request: HttpRequest, code: str) -> HttpResponse:
    page_class = KIND_BY_CODE.get(code)
    if page_class is None:
        raise Http404
    if request.method == "POST":
        return _take(request, page_class)
    known = _begun_before(request, code)
    if known is None and _has_own_screen(request):
        return redirect("offers_admin:new_offer")
    form = IntakeForm(
        page_class=page_class, person=_proven_person(request), initial=_first_values(request, known)
    )
    return _show_form(request, form, known.key if known else uuid.uuid4())


def _begun_before(request: HttpRequest, code: str) -> Intake | None:
    """Return what this reader filled in before: the one the address names, or this browser's."""
    named = _uuid_of(request.GET.get(OPENED, ""))
    if named is not None:
        wanted = _within_reach(request).filter(kind=code, key=named).first()
        if wanted is not None:
            return wanted
    return Intake.objects.open().of_browser(browser_of(request)).filter(kind=code).first()


def _within_reach(request: HttpRequest) -> IntakeQuerySet:
    """What this browser holds, and what was sent with the proven address of who is logged in."""
    here = Intake.objects.open().of_browser(browser_of(request))
    user: Any = request.user
    mine = intakes_of(user) if has_proven_address(request) else Intake.objects.none()
    return Intake.objects.filter(pk__in=[intake.pk for intake in [*here, *mine]])


def _first_values(request: HttpRequest, known: Intake | None) -> dict[str, Any]:
    if known is not None:
        return initial_of(known.answers, KIND_BY_CODE[known.kind])
    return {"email": request.user.email} if request.user.is_authenticated else {}


def _show_form(
    request: HttpRequest, form: IntakeForm, key: uuid.UUID, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "kind": form.page_class.kind,
        "key": key,
        "steps": 2 if form.person else 3,
        "step": 2,
        "days": days_saved(),
    }
    response = render(request, "offers/intake/fill_in.html", context, status=status)
    if not browser_of(request):
        remember(response, new_token())
    return response


def _take(request: HttpRequest, page_class: type[OfferPage]) -> HttpResponse:
    """Keep what was sent, right or wrong; go on where it is right."""
    key = _key_of(request)
    sent_before = request.session.get(FINISHED, {}).get(str(key))
    if sent_before is not None:
        return redirect("intake:done", sent_before)
    form = IntakeForm(request.POST, page_class=page_class, person=_proven_person(request))
    if not ratelimit.consume(request, action="intake"):
        form.add_error(None, _("That was a lot in one hour. Wait a while and send it again."))
        return _show_form(request, form, key, status=429)
    token = "" if browser_of(request) else new_token()
    browser = browser_of(request) or digest_of(token)
    bring_here(_within_reach(request), key=key, browser=browser)
    intake = save_answers(
        browser=browser,
        key=key,
        kind=page_class.kind.code,
        answers=form.typed_by_whom(),
        email=form.address,
    )
    response = _go_on(request, form, intake) if form.address else None
    response = response or _show_form(request, form, intake.key)
    if token:
        remember(response, token)
    return response


def _go_on(request: HttpRequest, form: IntakeForm, intake: Intake) -> HttpResponse | None:
    """Send in what a known person sent; others type a mailed code first.

    None where no code can be mailed now.
    """
    if form.person is not None:
        return _send_in(request, intakes_of(form.person).filter(pk=intake.pk))
    if request.user.is_authenticated:
        logout(request)  # a login without proof of the address goes through the code as well
    if not code_waits_for(request, form.address):
        try:
            mail_code(request, form.address)
        except ValidationError as error:
            form.add_error("email", error)
            return None
    return redirect(code_url())


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def finish_here(request: HttpRequest) -> HttpResponse:
    """Show what is ready to be sent; a POST sends it."""
    if not request.user.is_authenticated:
        return redirect(f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': request.path})}")
    if not has_proven_address(request):
        return render(request, "offers/intake/nothing.html")
    user: Any = request.user
    mine = intakes_of(user)
    if request.method == "POST":
        return _send_in(request, mine)
    left = list(mine)
    if left:
        here = browser_of(request)
        elsewhere = any(intake.browser != here for intake in left)
        context = {"intakes": _with_kinds(left), "elsewhere": elsewhere}
        return render(request, "offers/intake/review.html", context)
    return _where_it_went(request)


def _send_in(request: HttpRequest, intakes: IntakeQuerySet) -> HttpResponse:
    user: Any = request.user
    problems = finish_each(request, intakes)
    if problems:
        return render(request, "offers/intake/problem.html", {"problems": problems}, status=409)
    for accepted in Membership.objects.of(user).in_companies():
        finish_waiting(user, accepted.company)
    return _where_it_went(request)


def _where_it_went(request: HttpRequest) -> HttpResponse:
    """Lead on to what became of it: an offer in review, or a request that waits."""
    user: Any = request.user
    if Intake.objects.waiting_of(user.pk).exists():
        response = redirect("intake:waiting")
    else:
        newest = _own_offers(user).order_by("-pk").first()
        if newest is None:
            return render(request, "offers/intake/nothing.html")
        response = redirect("intake:done", newest.pk)
    forget(response)
    return response


@never_cache
@login_required
@require_GET
def done(request: HttpRequest, offer_id: int) -> HttpResponse:
    user: Any = request.user
    offer: Any = get_object_or_404(_own_offers(user), pk=offer_id).specific
    if not state_of(offer).in_review:
        return redirect("my_work")
    context = {
        "offer": offer,
        "company_page": offer.get_parent(),
        "region": offer.region,
        "reviewers": reviewers_of([offer.region_id])[offer.region_id],
        "expected": expected_by(offer.current_workflow_state.created_at),
    }
    return render(request, "offers/intake/done.html", context)


@never_cache
@login_required
@require_GET
def waiting(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    intakes = list(Intake.objects.waiting_of(user.pk))
    if not intakes:
        return redirect("intake:kinds")
    return render(request, "offers/intake/waiting.html", {"intakes": _with_kinds(intakes)})


@require_POST
def drop(request: HttpRequest) -> HttpResponse:
    """Throw away one form that is not finished."""
    _within_reach(request).filter(key=_key_of(request)).delete()
    messages.success(request, _("What you had filled in is gone."))
    return redirect("intake:kinds")


# Who asks ---------------------------------------------------------------------------------


def _has_own_screen(request: HttpRequest) -> bool:
    """True for those who make offers in the editing screens already."""
    return request.user.is_authenticated and bool(own_providers(request.user))


def _proven_person(request: HttpRequest) -> Any:
    return request.user if has_proven_address(request) else None


def _own_offers(user: Any) -> OfferQuerySet:
    """What this person brought, where they still belong to who offers it."""
    here = Q(company__in=companies_of(user)) | Q(network__in=networks_of(user))
    return OfferPage.objects.filter(here, owner=user)


def _key_of(request: HttpRequest) -> uuid.UUID:
    return _uuid_of(request.POST.get("key", "")) or uuid.uuid4()


def _uuid_of(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _with_kinds(intakes: list[Intake]) -> list[tuple[Intake, Any]]:
    return [
        (intake, KIND_BY_CODE[intake.kind].kind)
        for intake in intakes
        if intake.kind in KIND_BY_CODE
    ]
