"""What must not leak: for each of three organisations, one of everything, with its own word.

The word stands in every text of it: titles, names, addresses, comments and the bytes of files.
A word in somebody's answer that is not theirs is a leak, whatever way it came.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.models import Collection, Locale, Page, Site, Workflow

from mail.models import OutgoingMail
from moderation.actions import submit
from moderation.decide import decide
from moderation.models import ApprovalTask
from offers.models import OfferAttachment, OfferPicture
from partners.accounts.mail_address import token_for
from partners.imports.models import ImportRefusal, ImportRun
from partners.organisations.models import (
    Company,
    Level,
    Profile,
    ProgrammeLine,
    School,
    SchoolYear,
    Topic,
)
from partners.pages.models import CompanyPage
from partners.people.enums import Role
from partners.people.models import Invitation, SchoolDomain, User
from saved.models import Favourite, OwnCalendar, SavedSearch, TeamList
from saved.seals import Purpose, sealed
from search.models import Synonym
from tests.conftest import World
from tests.factories.media import PDF, DocumentFactory, ImageFactory, picture_bytes
from tests.factories.pages import approve, company_page, network_page, offer_page
from tests.factories.partners import (
    CompanyFactory,
    MembershipFactory,
    NetworkFactory,
    PlaceFactory,
    SchoolFactory,
    UserFactory,
)

# The kinds of people whose own things there are.
OF_COMPANIES = ("editor", "owner", "coordinator")
STAFF = (*OF_COMPANIES, "leader", "other leader")

# No word is part of another, and none stands anywhere else.
OWN, NEAR, FAR = "Kanarieeigen", "Kanariebuur", "Kanariever"


@dataclass
class Belongings:
    """What one organisation has; `things` holds one kind → id map for each of its pages."""

    word: str
    companies: list[Company]
    network: Any
    person: User
    things: list[dict[str, Any]] = field(default_factory=list)
    rows: set[tuple[str, Any]] = field(default_factory=set)  # (table, key) without a text


@dataclass
class Aviary:
    """The world with canaries in it."""

    own: Belongings
    near: Belongings  # another company of the same region
    far: Belongings  # one of another region
    world: World

    def own_of(self, person: str) -> list[Belongings]:
        if person in OF_COMPANIES:
            return [self.own]
        return {"leader": [self.own, self.near], "other leader": [self.far]}.get(person, [])

    def foreign_to(self, person: str) -> list[Belongings]:
        mine = self.own_of(person)
        return [held for held in (self.own, self.near, self.far) if held not in mine]


def build_aviary(world: World) -> Aviary:
    leaders = (world.leader, world.second_leader)
    return Aviary(
        own=belongings(world.company_page, leaders, OWN),
        near=belongings(world.neighbour_page, leaders, NEAR),
        far=belongings(world.far_page, (world.other_leader, world.other_leader), FAR),
        world=world,
    )


def belongings(live_page: CompanyPage, leaders: tuple[User, User], word: str) -> Belongings:
    """Build the hidden company of an organisation, beside the one that is online."""
    region = live_page.company.region
    company = CompanyFactory(
        name=f"{word} BV",
        slug=word.lower(),
        region=region,
        place=f"{word}dam",
        contact_email=f"{word.lower()}@example.nl",
    )
    network = NetworkFactory(name=f"{word} netwerk", slug=f"{word.lower()}-net", region=region)
    person = UserFactory(
        email=f"{word.lower()}.persoon@example.nl", first_name=word, last_name=f"van {word}"
    )
    held = Belongings(word, [live_page.company, company], network, person)
    company.networks.add(network)
    live_page.company.networks.add(network)
    member = MembershipFactory(owner=True, company=company, user=person)
    files = _files(company, word)
    session = EditingSession.objects.create(
        user=person, content_object=live_page, last_seen_at=timezone.now()
    )
    parent = live_page.get_parent().specific
    school = SchoolFactory(region=region, code=f"9{len(word)}XX00"[:6])
    joining = _joining(company, school, person, word)
    kept = _kept(school, person, word)
    shared = _shared() | files | joining | kept | {
        "company": company.pk,
        "network": network.pk,
        "user": person.pk,
        "membership": member.pk,
        "region": region.pk,
        "region_slug": region.slug,
        "school": school.pk,
        "school_code": school.code,
        "membership_any": [member.pk, joining["request"]],
        "session": session.pk,
        "mail": _mail(person, word),
        "authenticator": _passkey(person, word),
        "mail_address_token": token_for(person, f"{word.lower()}.anders@example.nl"),
        "upload": 1,
        "import_run": _import_run(company, person, word),
    }  # fmt: skip
    for page in _pages(parent, live_page, held, leaders, files):
        held.things.append(shared | _of_page(page))
    held.rows |= {
        ("people_invitation", joining["invitation"]),
        ("people_schooldomain", joining["mail_domain"]),
        ("people_membership", joining["request"]),
    }
    held.rows |= {("people_membership", member.pk), ("wagtailadmin_editingsession", session.pk)}
    return held


def _passkey(person: User, word: str) -> int:
    kind = Authenticator.Type.WEBAUTHN
    return Authenticator.objects.create(user=person, type=kind, data={"name": word}).pk


def _joining(company: Company, school: School, sender: User, word: str) -> dict[str, Any]:
    """Somebody who asks to belong, somebody who is invited, and how the school is known."""
    newcomer = UserFactory(
        email=f"{word.lower()}.nieuw@example.nl", first_name=word, last_name=f"nieuw {word}"
    )
    asked = MembershipFactory(editor=True, company=company, user=newcomer, verified=False)
    invitation = Invitation(
        email=f"{word.lower()}.gast@example.nl",
        role=Role.COMPANY_EDITOR,
        company=company,
        invited_by=sender,
        times_sent=1,
    )
    token = invitation.renew_token()
    invitation.sent_at -= timedelta(days=1)
    invitation.save()
    domain = SchoolDomain.objects.create(school=school, domain=f"{word.lower()}.example.nl")
    return {
        "request": asked.pk,
        "invitation": invitation.pk,
        "token": [f"{token[:-1]}x", "verzonnen"],  # whoever has the whole token was sent it
        "mail_domain": domain.pk,
    }


def _kept(school: School, person: User, word: str) -> dict[str, Any]:
    """What a member of a school keeps, and a list of the school; each note has the word.

    Whoever has a whole token was sent it, so these are altered.
    """
    MembershipFactory(teacher=True, school=school, user=person)
    team_list = TeamList.objects.create(school=school, name=f"{word} projectweek")
    search = SavedSearch.objects.create(
        person=person, name=f"{word} gezocht", query=f"q={word}", language="nl"
    )
    own = OwnCalendar.objects.create(person=person)
    tokens = {
        "stop_token": sealed(search.pk, Purpose.STOP),
        "feed_token": sealed(search.key, Purpose.FEED),
        "calendar_token": sealed(own.key, Purpose.CALENDAR),
    }
    return {name: [f"{token[:-1]}!", "verzonnen"] for name, token in tokens.items()} | {
        "team_list": team_list.pk,
        "listed": team_list.listed.create(offer=uuid4(), note=f"{word} notitie").pk,
        "saved_search": search.pk,
        "favourite": Favourite.objects.create(
            person=person, offer=uuid4(), note=f"{word} notitie"
        ).pk,
    }


def _mail(person: User, word: str) -> int:
    """A mail that still has its text, as while it waits."""
    mail = OutgoingMail.objects.create(
        event=f"{word}:1",
        recipient=person.email,
        subject=f"{word} onderwerp",
        plain=f"{word} tekst",
        html=f"<p>{word} tekst</p>",
        language="nl",
        from_email=f"{word.lower()}@example.nl",
        message_id=f"<{word}@example.nl>",
    )
    return mail.pk


def _files(company: Company, word: str) -> dict[str, Any]:
    """A picture with one size, and a document; their bytes hold the word."""
    picture = ImageFactory(
        company=company,
        title=f"{word} plaatje",
        file=ContentFile(picture_bytes() + word.encode(), name="plaatje.png"),
    )
    rendition = picture.get_rendition("width-40")
    with Path(rendition.file.path).open("ab") as stored:
        stored.write(word.encode())
    document = DocumentFactory(
        company=company,
        title=f"{word} bestand",
        file=ContentFile(PDF + word.encode(), name="bestand.pdf"),
    )
    return {
        "image": picture.pk,
        "media": [rendition.file.name, picture.file.name, document.file.name],
        "document": document.pk,
        "document_name": document.filename,
        "picture": picture,
        "attachment": document,
    }


def _import_run(company: Company, person: User, word: str) -> int:
    """A list of the office about this company, with a refused row."""
    content = f"KvK-nummer;naam;regio\r\n{company.kvk};{word};{word}\r\n".encode()
    run = ImportRun.objects.create(
        source="companies", filename=f"{word}.csv", content=content, created_by=person, total=1
    )
    ImportRefusal.objects.create(run=run, number=2, cells=[word], reason="region")
    return run.pk


def _pages(
    parent: Any, live_page: CompanyPage, held: Belongings, leaders: tuple[User, User], files: Any
) -> list[Page]:
    """A hidden profile, a draft, one that waits, one sent back, and a newer draft of a live one."""
    word, person = held.word, held.person
    profile = company_page(parent, held.companies[1])
    profile.summary = f"{word} samenvatting"
    profile.save_revision(user=person)
    bundle = network_page(parent, held.network)
    draft, waiting, returned = (
        offer_page(profile, by=person, **_texts(word, number)) for number in range(3)
    )
    draft.pictures.add(OfferPicture(image=files["picture"], alt_text=f"{word} beeld"))
    draft.attachments.add(OfferAttachment(document=files["attachment"], title=f"{word} route"))
    draft.save_revision(user=person)
    submit(waiting, by=person)
    state = submit(returned, by=person)
    decide(state.current_task_state.pk, "reject", by=leaders[0], comment=f"{word} klopt niet")
    live = offer_page(live_page, by=person, title="Te zien voor iedereen")
    approve(live, requested_by=person, by=leaders[0])
    live = type(live).objects.get(pk=live.pk)
    for name, text in _texts(word, 9).items():
        setattr(live, name, text)
    live.save_revision(user=person)
    return [profile, draft, waiting, returned, live, bundle]


def _texts(word: str, number: int) -> dict[str, Any]:
    return {
        "title": f"{word} {number}",
        "summary": f"{word} samenvatting",
        "contact_email": f"{word.lower()}@example.nl",
    }


def _of_page(page: Page) -> dict[str, Any]:
    page = Page.objects.get(pk=page.pk)
    state = page.workflow_states.order_by("-pk").first()
    parent = page.get_parent()
    is_offer = isinstance(parent.specific, CompanyPage)
    return {
        "page": page.pk,
        "provider": parent.pk if is_offer else page.pk,
        "address": page.url_path.split("/", 2)[2],
        "revision": page.latest_revision_id,
        "workflow_state": state.pk if state else 1,
        "task_state": state.current_task_state_id if state else 1,
    }


def _shared() -> dict[str, Any]:
    """Things of the whole site, which only the programme office touches."""
    models = {
        "task": ApprovalTask,
        "workflow": Workflow,
        "site": Site,
        "locale": Locale,
        "profile": Profile,
        "level": Level,
        "schoolyear": SchoolYear,
        "programmeline": ProgrammeLine,
        "topic": Topic,
        "synonym": Synonym,
        "collection": Collection,
    }
    found = {name: model._default_manager.order_by("pk").first() for name, model in models.items()}
    shared = {name: row.pk if row else 1 for name, row in found.items()}
    return shared | {
        "place": PlaceFactory().pk,
        "group": Group.objects.get_or_create(name="Groep")[0].pk,
    }
