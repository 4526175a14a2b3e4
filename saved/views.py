"""What somebody saves: the overview, favourites, notes."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from moderation.row_keys import row_key
from saved.access import changes, members_only
from saved.calendars import url_of_calendar
from saved.comparing import MOST_COMPARED
from saved.favourites import drop_favourite, save_favourite
from saved.forms import NoteForm
from saved.models import Favourite, SavedSearch, TeamList
from saved.models.favourites import NOTE_LENGTH
from saved.recently import recently_seen
from saved.saved_rows import shown
from saved.saving_refusals import SavingRefused


@members_only
def overview(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    context = {
        "favourites": shown(list(Favourite.objects.of(user))),
        "lists": _lists_of(user),
        "searches": SavedSearch.objects.of(user),
        "recent": recently_seen(request),
        "calendar_url": url_of_calendar(user),
        "most_compared": MOST_COMPARED,
        "note_length": NOTE_LENGTH,
    }
    return render(request, "saved/overview.html", context)


def _lists_of(user: Any) -> Any:
    return TeamList.objects.seen_by(user).with_counts().select_related("school")


@members_only
def print_favourites(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    saved = shown(list(Favourite.objects.of(user)))
    context = {"title": _("My favourites"), "saved": saved, "back": reverse("saved:overview")}
    return render(request, "saved/print.html", context)


@changes
def save_offer(request: HttpRequest) -> HttpResponse:
    """Save the offer in the field `keep`, or drop the one in `drop`; then back to where it was."""
    user: Any = request.user
    try:
        if page_id := row_key(request.POST.get("keep", "")):
            save_favourite(user, page_id)
            messages.success(request, _("Kept. You find it under “Kept”."))
        elif page_id := row_key(request.POST.get("drop", "")):
            drop_favourite(user, page_id)
            messages.success(request, _("Not kept any more."))
    except SavingRefused as refused:
        messages.error(request, str(refused.message))
    anchor = f"#keep-{page_id}" if page_id else ""
    return redirect(came_from(request) + anchor)


@changes
def change_favourite(request: HttpRequest, favourite_id: int) -> HttpResponse:
    """Store a note, or drop the favourite: also one whose offer is gone."""
    user: Any = request.user
    favourite = get_object_or_404(Favourite.objects.of(user), pk=favourite_id)
    if "drop" in request.POST:
        favourite.delete()
        messages.success(request, _("Not kept any more."))
    else:
        store_note(request, favourite)
    return redirect("saved:overview")


def store_note(request: HttpRequest, row: Any) -> None:
    form = NoteForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for error in form.errors["note"]))
        return
    row.note = form.cleaned_data["note"]
    row.save(update_fields=["note"])
    messages.success(request, _("Your note is stored."))


def came_from(request: HttpRequest) -> str:
    """Return the URL a form says it stood on, if that is one of this site."""
    url = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(
        url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return url.partition("#")[0]
    return reverse("saved:overview")
