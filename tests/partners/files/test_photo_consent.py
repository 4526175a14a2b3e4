"""The people in a picture agreed before schools see it."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from moderation.actions import submit, withdraw
from moderation.decide import decide
from moderation.refusals import ModerationRefused
from offers.models import OfferPicture
from partners.files.enums import PhotoConsent
from partners.files.models import CompanyImage
from tests.conftest import World
from tests.factories.media import ImageFactory, picture_bytes
from tests.factories.pages import approve
from tests.partners.files.test_forms import IMAGE, upload
from tests.security.attack import decide_in_editor, edit, edit_url, form_of, fresh, press, with_row


def with_picture(world: World, page: Any, *, alt_text: str = "Een robot.", **facts: Any) -> Any:
    """Put a picture on a page as a new draft, and return the picture."""
    picture = ImageFactory(company=world.company, title="Lasrobot", **facts)
    if page == world.company_page:
        page.photo, page.photo_alt = picture, alt_text
    else:
        page.pictures.add(OfferPicture(image=picture, alt_text=alt_text))
    page.save_revision(user=world.editor, clean=False)
    return picture


def page_of(world: World, which: str) -> Any:
    return world.company_page if which == "profile" else world.draft()


@pytest.mark.parametrize("which", ["offer", "profile"])
def test_draft_with_a_picture_not_asked_is_stored_but_not_submitted(
    world: World, as_user: Any, which: str
) -> None:
    page, client = page_of(world, which), as_user(world.owner)
    with_picture(world, page, not_asked=True)

    saved = press(client, page, form_of(client.get(edit_url(page))))
    submitted = edit(client, page, "action-submit")

    assert saved.status_code == 302
    assert submitted.status_code == 200
    assert "Foto “Lasrobot”" in submitted.text
    assert fresh(page).current_workflow_state is None


@pytest.mark.parametrize("which", ["offer", "profile"])
def test_submitting_a_picture_not_asked_is_refused_outside_the_editor_too(
    world: World, which: str
) -> None:
    page = page_of(world, which)
    with_picture(world, page, not_asked=True)

    with pytest.raises(ValidationError, match="Lasrobot"):
        submit(fresh(page), by=world.editor)


@pytest.mark.parametrize("consent", [PhotoConsent.NOBODY, PhotoConsent.AGREED])
@pytest.mark.parametrize("which", ["offer", "profile"])
def test_page_with_a_settled_picture_goes_online(
    world: World, which: str, consent: PhotoConsent
) -> None:
    page = page_of(world, which)
    with_picture(world, page, consent=consent)

    approve(fresh(page), requested_by=world.editor, by=world.leader)

    assert fresh(page).live


@pytest.mark.parametrize("which", ["offer", "profile"])
def test_consent_taken_back_during_the_review_is_not_approved(
    world: World, as_user: Any, which: str
) -> None:
    page = page_of(world, which)
    picture = with_picture(world, page)
    state = submit(fresh(page), by=world.editor)
    picture.consent = PhotoConsent.NOT_ASKED
    picture.save()
    client = as_user(world.leader)

    answer = decide_in_editor(client, page, form_of(client.get(edit_url(page))), "approve")
    with pytest.raises(ModerationRefused, match="Lasrobot"):
        decide(state.current_task_state.pk, "approve", by=world.leader)

    assert (answer.status_code, "Lasrobot" in answer.text) == (409, True)
    assert not fresh(page).approvals.filter(revision=state.current_task_state.revision).exists()


def test_logo_not_asked_is_not_submitted(world: World) -> None:
    page = world.company_page
    page.logo = ImageFactory(company=world.company, title="Beeldmerk", not_asked=True)
    page.save_revision(user=world.editor, clean=False)

    with pytest.raises(ValidationError, match="Beeldmerk"):
        submit(fresh(page), by=world.editor)


@pytest.mark.parametrize("which", ["offer", "profile"])
def test_picture_without_text_is_not_submitted(world: World, which: str) -> None:
    page = page_of(world, which)
    with_picture(world, page, alt_text="  ")

    with pytest.raises(ValidationError):
        submit(fresh(page), by=world.editor)


def test_picture_without_text_is_not_approved(world: World, as_user: Any) -> None:
    page, client = world.draft(), as_user(world.editor)
    picture = ImageFactory(company=world.company)
    data = form_of(client.get(edit_url(page)))

    answer = press(
        client, page, with_row(data, "pictures", image=picture.pk, alt_text=""), "action-submit"
    )

    assert answer.status_code == 200
    assert fresh(page).current_workflow_state is None


# Changing what was said ----------------------------------------------------------------------


@pytest.mark.parametrize("which", ["offer", "profile"])
def test_consent_of_a_picture_schools_see_stays_until_the_page_is_offline(
    world: World, which: str
) -> None:
    page = page_of(world, which)
    picture = with_picture(world, page)
    approve(fresh(page), requested_by=world.editor, by=world.leader)

    picture.consent = PhotoConsent.NOT_ASKED
    with pytest.raises(ValidationError) as refused:
        picture.save()
    withdraw(fresh(page), by=world.editor)
    picture.save()

    assert list(refused.value.message_dict) == ["consent"]
    assert fresh(picture).consent == PhotoConsent.NOT_ASKED


def test_consent_knows_three_answers(world: World) -> None:
    picture = ImageFactory(company=world.company)

    with pytest.raises(IntegrityError), transaction.atomic():
        CompanyImage.objects.filter(pk=picture.pk).update(consent="perhaps")


@pytest.mark.parametrize(
    ("posted", "stored"),
    [
        ({}, PhotoConsent.NOT_ASKED),
        ({"consent": ""}, PhotoConsent.NOT_ASKED),
        ({"consent": "agreed"}, PhotoConsent.AGREED),
        ({"consent": "nobody"}, PhotoConsent.NOBODY),
    ],
)
def test_consent_is_asked_on_upload(
    world: World, as_user: Any, posted: dict[str, str], stored: PhotoConsent
) -> None:
    upload(as_user(world.editor), IMAGE, picture_bytes(), "plaatje.png", **posted)

    assert CompanyImage.objects.get().consent == stored


def test_consent_that_is_no_answer_is_refused(world: World, as_user: Any) -> None:
    upload(as_user(world.editor), IMAGE, picture_bytes(), "plaatje.png", consent="perhaps")

    assert not CompanyImage.objects.exists()


# Whose it is -----------------------------------------------------------------------------------


@pytest.mark.parametrize("to", ["neighbour", None])
def test_company_of_a_file_stays(world: World, to: str | None) -> None:
    picture = ImageFactory(company=world.company)

    picture.company = getattr(world, to) if to else None
    with pytest.raises(ValidationError) as refused:
        picture.save()

    assert list(refused.value.message_dict) == ["company"]
    assert fresh(picture).company == world.company


def test_file_of_the_office_gets_a_company_once(world: World) -> None:
    picture = ImageFactory(company=None)

    picture.company = world.company
    picture.save()

    assert fresh(picture).company == world.company
