"""People of the demo: known by their role, never by a person's name.

Owners of the other companies come with their company (organisations.py) and cannot log in.
"""

PASSWORD = "welkom-bij-het-loket"  # noqa: S105 - of the demo only; the command refuses in production

# mail address, first name, last name, role, key of the organisation, what to try
LOGINS = [
    (
        "bedrijf@example.nl",
        "Eigenaar",
        "Kopernagel",
        "company_owner",
        "kopernagel",
        "bedrijf met het meeste aanbod, in alle stadia",
    ),
    (
        "bedrijf2@example.nl",
        "Eigenaar",
        "Lichtvoeg",
        "company_owner",
        "lichtvoeg",
        "ander bedrijf in dezelfde regio",
    ),
    (
        "netwerk@example.nl",
        "Coördinator",
        "Binck PraktijkAcademie",
        "network_coordinator",
        "binck-praktijkacademie",
        "netwerk met gezamenlijk aanbod",
    ),
    (
        "projectleider@example.nl",
        "Projectleider",
        "Haaglanden",
        "project_leader",
        "haaglanden",
        "keurt goed in STO Haaglanden",
    ),
    (
        "projectleider2@example.nl",
        "Projectleider",
        "Almere",
        "project_leader",
        "almere",
        "keurt goed in STO Almere",
    ),
    (
        "school@example.nl",
        "Docent",
        "Veurs Voorburg",
        "school_teacher",
        "00XK02",
        "bevestigde docent, ziet contactgegevens",
    ),
    (
        "beheer@example.nl",
        "Beheerder",
        "Programmabureau",
        "",
        "",
        "alle regio's, lijsten en redactie",
    ),
]
PROGRAMME_OFFICE = "beheer@example.nl"

# They log in with the same password, but are not in the table.
MORE_LEADERS = [
    ("projectleider.haaglanden@example.nl", "Tweede projectleider", "Haaglanden", "haaglanden"),
    (
        "projectleider.westerkwartier@example.nl",
        "Projectleider",
        "Westerkwartier",
        "westerkwartier",
    ),
    ("projectleider.overijssel@example.nl", "Projectleider", "Overijssel", "overijssel"),
    ("projectleider.drenthe@example.nl", "Projectleider", "Drenthe", "drenthe"),
]
COORDINATORS = [
    ("netwerk.westerkwartier@example.nl", "Coördinator", "IWP Noordhorn", "iwp-noordhorn"),
]
SCHOOL_COORDINATORS = [
    ("school.coordinator@example.nl", "Coördinator", "Veurs Voorburg", "00XK02"),
]

# Asks to belong to a school: mail address, first name, last name, code of the school.
ASKING = [("nieuwe.docent@example.nl", "Nieuwe docent", "Veurs Voorburg", "00XK02")]

# Open invitations: who sends it, to which address, company, role.
INVITED = [("bedrijf@example.nl", "nieuwe.collega@example.nl", "kopernagel", "company_editor")]

# Mail domains by which a school knows its own people, and its pupils.
MAIL_DOMAINS = [
    ("00XK02", "veurs.example.nl", "staff"),
    ("00XK02", "leerling.veurs.example.nl", "pupils"),
]
