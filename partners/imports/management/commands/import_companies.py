"""Import companies from CSV or Excel."""

from partners.imports.commands import ImportCommand
from partners.imports.companies import Companies


class Command(ImportCommand):
    help = "Import companies from CSV or Excel (docs/imports.md)."
    source = Companies
