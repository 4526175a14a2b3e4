"""What a company can work in."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sector(models.TextChoices):
    """What a company works in; a closed list, so that schools can filter on it."""

    CONSTRUCTION = "construction", _("Construction and roads")
    WOOD = "wood", _("Wood and interiors")
    INSTALLATION = "installation", _("Installation technology")
    ENERGY = "energy", _("Energy and climate")
    METAL = "metal", _("Metal and machines")
    ELECTRONICS = "electronics", _("Electronics, robots and drones")
    MEDIA = "media", _("Media, design and ICT")
    MOBILITY = "mobility", _("Mobility and transport")
    MARITIME = "maritime", _("Maritime technology")
    PROCESS = "process", _("Process technology and chemistry")
    CARE = "care", _("Care and care technology")
    FOOD = "food", _("Hospitality, food and bakery")
    GREEN = "green", _("Green and agriculture")
    TRADE = "trade", _("Trade and economy")
    OTHER = "other", _("Something else")
