"""Letters by mail: one event, one reader, one thing to do next."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

import css_inline
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import get_language, override

from texts.exits import header_line

# Names the event a mail tells of. The outbox sends one mail per event and reader, ever,
# and takes the header out.
EVENT_HEADER = "X-Event"
LANGUAGE_HEADER = "Content-Language"

# A person (AUTH_USER_MODEL; this app must not import its app), or a mail address.
Reader = Any


class Mail:
    """One kind of letter: a subclass names its words, an object knows its event and facts.

    Words are lazy texts; `subject` and `lead` may hold named placeholders, which `facts`
    fills. `event` is the same whenever the same thing is told again, for example
    "invitation:12": a reader who had a letter about an event gets no second one. `link` is a
    full address. A fact that is a lazy text is read in the reader's language.
    """

    subject: ClassVar[str | Promise]
    lead: ClassVar[str | Promise]
    button: ClassVar[str | Promise]
    plain_template: ClassVar[str] = "mail/mail.txt"
    html_template: ClassVar[str] = "mail/mail.html"

    def __init__(
        self, *, event: str, link: str, facts: Mapping[str, Any], comment: str = ""
    ) -> None:
        self.event = event
        self.link = link
        self.facts = facts
        self.comment = comment

    def __init_subclass__(cls, *, abstract: bool = False, **kwargs: Any) -> None:
        """Refuse a letter without words where it is written, not when it is first sent."""
        super().__init_subclass__(**kwargs)
        missing = [name for name in ("subject", "lead", "button") if not hasattr(cls, name)]
        if missing and not abstract:
            raise TypeError(f"{cls.__name__} lacks {', '.join(missing)}.")

    def send(self, readers: Iterable[Reader]) -> None:
        """Write one mail per reader, in that reader's language, in the running transaction.

        An event that is rolled back takes its mails along. No mail server is asked.
        """
        for reader in readers:
            self._mail_to(reader).send()

    def _mail_to(self, reader: Reader) -> EmailMultiAlternatives:
        language = language_of(reader)
        with override(language):
            context = self._context(reader)
            plain = render_to_string(self.plain_template, context)
            html = render_to_string(self.html_template, context)
        mail = EmailMultiAlternatives(
            subject=context["subject"],
            body=plain,
            to=[address_of(reader)],
            headers={EVENT_HEADER: self.event, LANGUAGE_HEADER: language} | self.headers(),
        )
        mail.attach_alternative(with_inline_style(html), "text/html")
        return mail

    def headers(self) -> dict[str, str]:
        """Return more headers, for letters of a kind that needs them."""
        return {}

    def _context(self, reader: Reader) -> dict[str, Any]:
        facts = {name: one_line(fact) for name, fact in self.facts.items()}
        return {
            "subject": one_line(str(self.subject) % facts),
            "lead": str(self.lead) % facts,
            "button": str(self.button),
            "link": self.link,
            "comment": self.comment,
            "first_name": one_line(getattr(reader, "first_name", "")),
        }


def one_line(fact: Any) -> str:
    """Titles and names are typed by others: no line of theirs may look like one of ours."""
    return header_line(str(fact))


def address_of(reader: Reader) -> str:
    return reader if isinstance(reader, str) else reader.email


def language_of(reader: Reader) -> str:
    """Return the language a person chose; of a bare address, the one of this moment."""
    if isinstance(reader, str):
        chosen = get_language()
    else:
        profile = getattr(reader, "wagtail_userprofile", None)
        chosen = profile.preferred_language if profile else ""
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def with_inline_style(html: str) -> str:
    """Mail programs drop style sheets, so each element gets its style; the dark scheme stays."""
    return css_inline.inline(html, keep_at_rules=True, load_remote_stylesheets=False)
