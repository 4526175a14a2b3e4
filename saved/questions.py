"""A teacher who found nothing asks the project leaders of the region."""

from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from mail.before_sending import asked_before_sending
from partners.organisations.models import School
from partners.people.models import User
from partners.people.roles import is_programme_office, leaders_of, regions_led_by
from partners.people.waiting_mails import reader_at
from saved.mails import QuestionAsked
from search.catalogue_url import catalogue_url


def leaders_for(school: School) -> QuerySet[User]:
    """Return who reads the questions of a school: its leaders, or the office without them."""
    leaders = leaders_of(school.region) if school.region else User.objects.none()
    return leaders if leaders.exists() else User.objects.programme_office()


@asked_before_sending("question")
def may_still_read(event: str, recipient: str) -> bool:
    """A question names who asks, with their address: for who answers for the school now."""
    reader = reader_at(recipient)
    if reader is None:
        return False
    _kind, _person, *school_and_key = event.split(":")
    if len(school_and_key) < 2:  # of 0.2.0, which did not say the school
        return is_programme_office(reader) or regions_led_by(reader).exists()
    school = School.objects.filter(pk=school_and_key[0]).first()
    return school is not None and reader in leaders_for(school)


def ask_leaders(
    person: User,
    school: School,
    question: str,
    *,
    query_string: str,
    name: str,
    language: str,
    key: UUID,
) -> None:
    """Mail a question; `key` is of the form, so that sending it twice asks once."""
    url = settings.WAGTAILADMIN_BASE_URL + catalogue_url(language)
    QuestionAsked(
        event=f"question:{person.pk}:{school.pk}:{key}",
        link=f"{url}?{query_string}" if query_string else url,
        facts={
            "person": person.get_full_name() or _("A teacher"),
            "school": school.name,
            "email": person.email,
            "name": name,
        },
        comment=question,
    ).send(leaders_for(school))
