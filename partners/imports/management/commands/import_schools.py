"""Import schools from DUO's file of locations."""

from partners.imports.commands import ImportCommand
from partners.imports.schools import Schools


class Command(ImportCommand):
    help = "Import schools from DUO's file of locations (docs/imports.md)."
    source = Schools
