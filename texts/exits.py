"""What is stored may be older than the normaliser: what leaves is valid all the same."""

import re

# XML 1.0 has no other signs, also not as an entity.
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Python and mail programs see a line end in more signs than LF.
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
CONTROLS_BUT_LINE_ENDS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


# Django's strip_tags refuses what it would read for too long; this reads once.
TAG = re.compile("<[^<>]*>")


def without_tags(html: str) -> str:
    """Return the words of HTML, for what escapes them again; entities stay."""
    return TAG.sub("", html)


def xml_text(text: str) -> str:
    """Return a text that XML can hold; line ends of other kinds become spaces."""
    return NOT_IN_XML.sub(" ", text)


def header_line(text: str) -> str:
    """Return a text for one line of a header: nothing in it ends that line."""
    return " ".join(CONTROLS.sub(" ", text).split())


def calendar_text(text: str) -> str:
    """Return a text for a calendar (RFC 5545): no control character but its line ends."""
    return CONTROLS_BUT_LINE_ENDS.sub(" ", text.replace("\r\n", "\n"))
