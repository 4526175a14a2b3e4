"""Every source that can be imported."""

from partners.imports.companies import Companies
from partners.imports.members import Members
from partners.imports.postcodes import Postcodes
from partners.imports.schools import Schools
from partners.imports.source import Source

SOURCES: dict[str, type[Source]] = {
    source.code: source for source in (Schools, Postcodes, Companies, Members)
}
