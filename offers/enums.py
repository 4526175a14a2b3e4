"""Closed lists an offer chooses from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    PUPILS = "pupils", _("Pupils")
    TEACHERS = "teachers", _("Teachers")
    BOTH = "both", _("Pupils and teachers")


class PlaceKind(models.TextChoices):
    COMPANY = "company", _("At the company")
    SCHOOL = "school", _("At school")
    ELSEWHERE = "elsewhere", _("Somewhere else")
    ONLINE = "online", _("Online")


class Setting(models.TextChoices):
    """How the work is organised; the five forms of seed 002."""

    SCHOOL_IN_COMPANY = "school_in_company", _("School in the company")
    JOINT_ENVIRONMENT = "joint_environment", _("Joint learning and working place")
    COMPANY_IN_SCHOOL = "company_in_school", _("Company in the school")
    COMPANY_PROJECT = "company_project", _("Company project")
    INTERMEDIARY = "intermediary", _("Through an intermediary")


class DurationUnit(models.TextChoices):
    MINUTES = "minutes", _("minutes")
    HOURS = "hours", _("hours")
    DAYPARTS = "dayparts", _("half days")
    DAYS = "days", _("days")
    WEEKS = "weeks", _("weeks")
    MONTHS = "months", _("months")


class Accessibility(models.TextChoices):
    FULL = "full", _("Accessible by wheelchair")
    HELP = "help", _("Accessible by wheelchair with help")
    NONE = "none", _("Not accessible by wheelchair")


class Weekday(models.TextChoices):
    """ISO weekday numbers as text."""

    MONDAY = "1", _("Monday")
    TUESDAY = "2", _("Tuesday")
    WEDNESDAY = "3", _("Wednesday")
    THURSDAY = "4", _("Thursday")
    FRIDAY = "5", _("Friday")
    SATURDAY = "6", _("Saturday")
    SUNDAY = "7", _("Sunday")


class ActivityLanguage(models.TextChoices):
    DUTCH = "nl", _("Dutch")
    ENGLISH = "en", _("English")
    GERMAN = "de", _("German")
    FRISIAN = "fy", _("Frisian")


def dutch_only() -> list[str]:
    """Default of the activity's languages; migrations name it."""
    return [ActivityLanguage.DUTCH.value]


class Family(models.TextChoices):
    """Kinds that feel alike share an accent colour."""

    VISIT = "visit", _("Look and taste")
    LEARN = "learn", _("Learn and practise")
    TEACH = "teach", _("Teach together")
    PLACE = "place", _("Place and machines")
    MAKE = "make", _("Make and solve")


class Aim(models.TextChoices):
    """What a company wants of it; from the ambitions of seed 002."""

    BE_SEEN = "be_seen", _("Young people get to know our work")
    FIND_STAFF = "find_staff", _("We meet the people who may work here later")
    BETTER_LESSONS = "better_lessons", _("Lessons fit our trade of today")
    FRESH_EYES = "fresh_eyes", _("A fresh look at a question of ours")
    OWN_PEOPLE = "own_people", _("Our own people grow by passing on their trade")
    TEACHERS = "teachers", _("Teachers know what happens at companies")


class Effort(models.TextChoices):
    """How much of a company's time it takes."""

    ONCE = "once", _("A few hours, now and then")
    SERIES = "series", _("Some days or half days")
    LONG = "long", _("Every week, for a longer time")
