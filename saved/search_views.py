"""Saved searches, the own calendar and a question: screens of one member."""

import uuid
from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from partners.people.roles import schools_of
from saved.access import changes, members_only
from saved.calendars import give_url
from saved.forms import QuestionForm, RhythmForm
from saved.models import OwnCalendar, SavedSearch
from saved.questions import ask_leaders
from saved.saving_refusals import SavingRefused
from saved.searches import (
    change_rhythm,
    name_of,
    normalised,
    save_search,
    url_of_feed,
    url_of_results,
)
from search.catalogue_url import catalogue_url
from search.engine.refresh import index_of


def own_search(request: HttpRequest, search_id: int) -> SavedSearch:
    user: Any = request.user
    return get_object_or_404(SavedSearch.objects.of(user), pk=search_id)


@members_only
def new_search(request: HttpRequest) -> HttpResponse:
    """Ask how often to mail; what is looked for stands in the URL, as in the catalogue."""
    user: Any = request.user
    form = RhythmForm(request.POST or None)
    if form.is_valid():
        try:
            search = save_search(
                user,
                request.GET,
                rhythm=form.cleaned_data["rhythm"],
                index=index_of(request),
            )
        except SavingRefused as refused:
            form.add_error(None, str(refused.message))
        else:
            messages.success(request, _("Your search is saved."))
            return redirect("saved:search", search.pk)
    context = {"form": form, **_asked(request)}
    return render(request, "saved/new_search.html", context)


def _asked(request: HttpRequest) -> dict[str, str]:
    """Return what is looked for, in words and as a URL of the catalogue."""
    language, index = get_language() or "", index_of(request)
    query = normalised(request.GET, index.lists)
    url = catalogue_url(language)
    return {
        "name": name_of(query, language, index),
        "query": query,
        "results_url": f"{url}?{query}" if query else url,
    }


@members_only
def show_search(request: HttpRequest, search_id: int) -> HttpResponse:
    """How often it is mailed, and the URL of its feed."""
    search = own_search(request, search_id)
    form = RhythmForm(request.POST or None, initial={"rhythm": search.rhythm})
    if form.is_valid():
        change_rhythm(search, form.cleaned_data["rhythm"])
        messages.success(request, _("Stored."))
        return redirect("saved:search", search.pk)
    context = {
        "search": search,
        "form": form,
        "results_url": url_of_results(search),
        "feed_url": url_of_feed(search),
    }
    return render(request, "saved/search.html", context)


@changes
def remove_search(request: HttpRequest, search_id: int) -> HttpResponse:
    own_search(request, search_id).delete()
    messages.success(request, _("The search is removed."))
    return redirect("saved:overview")


@changes
def renew_feed(request: HttpRequest, search_id: int) -> HttpResponse:
    """Give the feed another URL: who has the old one reads nothing more."""
    search = own_search(request, search_id)
    search.key = uuid.uuid4()
    search.save(update_fields=["key"])
    messages.success(request, _("The feed has a new address. The old one works no longer."))
    return redirect("saved:search", search.pk)


@changes
def renew_calendar(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    give_url(user)
    messages.success(request, _("Your calendar has a new address. An old one works no longer."))
    return redirect("saved:overview")


@changes
def stop_calendar(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    OwnCalendar.objects.filter(person=user).delete()
    messages.success(request, _("The address of your calendar works no longer."))
    return redirect("saved:overview")


@members_only
def ask_question(request: HttpRequest) -> HttpResponse:
    """A question to the leaders about what is looked for in the URL."""
    user: Any = request.user
    asked = _asked(request)
    form = QuestionForm(
        request.POST or None, schools=schools_of(user), initial={"key": uuid.uuid4()}
    )
    if form.is_valid():
        if ratelimit.consume(request, action="ask_leaders", user=user):
            _send(request, form, asked)
            return redirect("saved:overview")
        form.add_error(None, _("You asked a lot today. Wait until tomorrow."))
    context = {"form": form, "email": user.email, **asked}
    return render(request, "saved/ask.html", context)


def _send(request: HttpRequest, form: QuestionForm, asked: dict[str, str]) -> None:
    user: Any = request.user
    ask_leaders(
        user,
        form.chosen_school,
        form.cleaned_data["question"],
        query_string=asked["query"],
        name=asked["name"],
        language=get_language() or "",
        key=form.cleaned_data["key"],
    )
    messages.success(request, _("Your question is sent. You get the answer by mail."))
