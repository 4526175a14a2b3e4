"""Mails to members of schools: what is new, and a teacher's question to the leaders."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from mail.mails import Mail, Reader, one_line


@dataclass(frozen=True)
class Item:
    """One offer in a mail; `link` is a full URL."""

    title: str
    provider: str
    link: str


class News(Mail):
    """What came online for a saved search since the last mail about it."""

    subject = _("New in the STO-loket: %(name)s")
    lead = _("This came online since the last mail about your search: %(name)s.")
    button = _("Look at everything that fits")
    plain_template = "saved/mail/news.txt"
    html_template = "saved/mail/news.html"

    def __init__(
        self, *, items: Sequence[Item], more: int, stop: str, change: str, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.items = items
        self.more = more
        self.stop = stop
        self.change = change

    def headers(self) -> dict[str, str]:
        """Let mail programs show a button of their own to stop (RFC 2369, RFC 8058)."""
        return {
            "List-Unsubscribe": f"<{self.stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }

    def _context(self, reader: Reader) -> dict[str, Any]:
        items = [Item(one_line(i.title), one_line(i.provider), i.link) for i in self.items]
        more = {"items": items, "more": self.more, "stop": self.stop, "change": self.change}
        return super()._context(reader) | more


class QuestionAsked(Mail):
    """A teacher found nothing; the leaders know who might."""

    subject = _("A question from %(school)s")
    lead = _(
        "%(person)s of %(school)s found too little. Answer this mail to reach them: %(email)s. "
        "They looked for: %(name)s."
    )
    button = _("Look at what they looked for")
    plain_template = "saved/mail/question.txt"
    html_template = "saved/mail/question.html"

    def headers(self) -> dict[str, str]:
        return {"Reply-To": self.facts["email"]}
