"""The school of the reader, as a way to begin a query."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest

from partners.organisations.models import School
from partners.people.models import Membership


@dataclass(frozen=True)
class MySchool:
    """Where a school is and whom it teaches; `query_string` asks for both."""

    name: str
    near: str
    place: str
    levels: str
    query_string: str


def my_school(request: HttpRequest | None) -> MySchool | None:
    """Return the school of who is logged in as a member of one, if its place is known.

    Asks nothing of readers without a session: their page is the same for all of them.
    """
    if request is None or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    user = request.user
    if not user.is_authenticated:
        return None
    members = Membership.objects.of(user).in_schools().select_related("school")
    member = members.prefetch_related("school__levels").first()
    return _told(member.school) if member and member.school else None


def _told(school: School) -> MySchool | None:
    near = school.postcode[:4] or school.place
    if not near:
        return None
    levels = list(school.levels.all())
    asked = [("near", near), *(("level", level.code) for level in levels)]
    return MySchool(
        name=school.name,
        near=near,
        place=school.place or near,
        levels=", ".join(level.label for level in levels),
        query_string="?" + urlencode(asked),
    )
