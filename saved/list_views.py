"""The lists of a school: seen and changed by all its members, by nobody else."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from moderation.row_keys import row_key
from partners.people.roles import schools_of
from saved.access import changes, members_only
from saved.forms import RenameListForm, TeamListForm
from saved.lists import put_on_list, rename_list, start_list
from saved.models import ListedOffer, TeamList
from saved.models.favourites import NOTE_LENGTH
from saved.saved_rows import shown
from saved.saving_refusals import SavingRefused
from saved.views import came_from, store_note


def own_list(request: HttpRequest, list_id: int) -> TeamList:
    """Return a list of the reader's own school, or answer 404."""
    user: Any = request.user
    lists = TeamList.objects.seen_by(user).select_related("school")
    return get_object_or_404(lists, pk=list_id)


@members_only
def show_list(request: HttpRequest, list_id: int) -> HttpResponse:
    team_list = own_list(request, list_id)
    context = {
        "list": team_list,
        "saved": shown(list(team_list.listed.all())),
        "note_length": NOTE_LENGTH,
    }
    return render(request, "saved/list.html", context)


@members_only
def print_list(request: HttpRequest, list_id: int) -> HttpResponse:
    team_list = own_list(request, list_id)
    context = {
        "title": team_list.name,
        "school": team_list.school,
        "saved": shown(list(team_list.listed.all())),
        "back": reverse("saved:list", args=[team_list.pk]),
    }
    return render(request, "saved/print.html", context)


@members_only
def new_list(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    form = TeamListForm(request.POST or None, schools=schools_of(user))
    if form.is_valid():
        try:
            team_list = start_list(form.chosen_school, form.instance.name)
        except SavingRefused as refused:
            form.add_error("name", str(refused.message))
        else:
            return redirect("saved:list", team_list.pk)
    return render(request, "saved/new_list.html", {"form": form})


@members_only
def change_name(request: HttpRequest, list_id: int) -> HttpResponse:
    team_list = own_list(request, list_id)
    form = RenameListForm(request.POST or None, instance=own_list(request, list_id))
    if form.is_valid():
        try:
            rename_list(team_list, form.instance.name)
        except SavingRefused as refused:
            form.add_error("name", str(refused.message))
        else:
            messages.success(request, _("The list has its new name."))
            return redirect("saved:list", team_list.pk)
    return render(request, "saved/rename_list.html", {"form": form, "list": team_list})


@members_only
def remove_list(request: HttpRequest, list_id: int) -> HttpResponse:
    """Ask, for it goes for the whole team; then remove."""
    team_list = own_list(request, list_id)
    if request.method == "POST":
        team_list.delete()
        messages.success(request, _("The list is removed."))
        return redirect("saved:overview")
    return render(request, "saved/remove_list.html", {"list": team_list})


@changes
def add_to_list(request: HttpRequest) -> HttpResponse:
    """Put the offer in `offer` on the list in `list`; then back to where it was."""
    list_id = row_key(request.POST.get("list", ""))
    page_id = row_key(request.POST.get("offer", ""))
    if not list_id or not page_id:
        messages.error(request, _("Choose a list."))
        return redirect(came_from(request))
    team_list = own_list(request, list_id)
    try:
        put_on_list(team_list, page_id)
    except SavingRefused as refused:
        messages.error(request, str(refused.message))
    else:
        messages.success(request, _("It is on the list “%(name)s”.") % {"name": team_list.name})
    return redirect(came_from(request))


@changes
def change_listed(request: HttpRequest, list_id: int, listed_id: int) -> HttpResponse:
    """Store what the team notes about an offer, or take it off the list."""
    team_list = own_list(request, list_id)
    listed = get_object_or_404(ListedOffer, team_list=team_list, pk=listed_id)
    if "drop" in request.POST:
        listed.delete()
        messages.success(request, _("It is off the list."))
    else:
        store_note(request, listed)
    return redirect("saved:list", team_list.pk)
