"""Regions and networks, with what their pages tell in both languages."""

from typing import Any

# slug: name, mail address of the role, co-financing norm (%), page in Dutch, page in English
REGIONS: dict[str, dict[str, Any]] = {
    "haaglanden": {
        "name": "STO Haaglanden",
        "role_email": "loket.haaglanden@example.nl",
        "cofinancing_norm": 10,
        "nl": {
            "intro": "Den Haag, Voorburg, Zoetermeer en omgeving. Veel bedrijven zitten in de "
            "Binckhorst: loop de school uit en je bent er.",
            "body": [
                "In Haaglanden staan kraanbouwers, installateurs, ontwerpers en hoteltechnici "
                "bijna naast elkaar. Scholen en bedrijven maken samen lessen die je niet uit "
                "een boek leert.",
                "Zoek je iets voor je klas? Kies een bedrijf en stel je vraag. Heb je een idee "
                "dat hier niet staat? Mail het loket. De projectleider denkt met je mee.",
            ],
        },
        "en": {
            "intro": "The Hague, Voorburg, Zoetermeer and around. Many companies sit in the "
            "Binckhorst: walk out of school and you are there.",
            "body": [
                "In Haaglanden crane operators, installers, designers and hotel engineers work "
                "almost next door to each other. Schools and companies make lessons together "
                "that are in no book.",
                "Looking for something for your class? Choose a company and ask. Do you have "
                "an idea that is not here? Write to the counter; the project leader helps.",
            ],
        },
    },
    "almere": {
        "name": "STO Almere",
        "role_email": "loket.almere@example.nl",
        "cofinancing_norm": 10,
        "nl": {
            "intro": "Een jonge stad die nog steeds bouwt. Hier leer je over drones, robots, "
            "slimme huizen en warmte zonder gas.",
            "body": [
                "De vmbo-scholen van Almere trekken samen op met bedrijven uit de stad. "
                "Leerlingen volgen keuzevakken op locatie en werken aan echte opdrachten.",
                "Techniek is hier meer dan bouten en moeren. Denk aan een drone die daken "
                "keurt, of een deur die opengaat voor wie niet kan lopen.",
            ],
        },
        "en": {
            "intro": "A young city that is still building. Here you learn about drones, robots, "
            "smart homes and heat without gas.",
            "body": [
                "The vmbo schools of Almere work together with companies in the city. Pupils "
                "take electives on location and work on real assignments.",
                "Technology is more than nuts and bolts here. Think of a drone that inspects "
                "roofs, or a door that opens for those who cannot walk.",
            ],
        },
    },
    "westerkwartier": {
        "name": "Westerkwartier",
        "role_email": "loket.westerkwartier@example.nl",
        "cofinancing_norm": 10,
        "nl": {
            "intro": "Dorpen, dijken en boerenland ten westen van Groningen. Vmbo, mbo en hbo "
            "werken hier samen aan één opdracht.",
            "body": [
                "Het Westerkwartier is ruim, dus we delen wat we hebben. Een machine van de "
                "fabriek staat in de herfst bij de ene school en in de lente bij de andere.",
                "In de innovatiewerkplaats in Noordhorn zoeken leerlingen en studenten "
                "oplossingen voor bedrijven uit de streek. Ieder doet wat hij goed kan.",
            ],
        },
        "en": {
            "intro": "Villages, dikes and farmland west of Groningen. Vmbo, mbo and hbo work "
            "together on one assignment here.",
            "body": [
                "The Westerkwartier is wide, so we share what we have. A machine from the "
                "factory stands at one school in autumn and at another in spring.",
                "In the innovation workplace in Noordhorn pupils and students look for answers "
                "for companies in the area. Everybody does what they do best.",
            ],
        },
    },
    "overijssel": {
        "name": "Overijssel",
        "role_email": "loket.overijssel@example.nl",
        "cofinancing_norm": 12,
        "nl": {
            "intro": "Van Ommen tot Raalte: metaal, machines en wegen. Bedrijven maken hier "
            "tijd voor klassen, ook voor groep 7 en 8.",
            "body": [
                "Langs de Vecht en in Salland zit veel maakindustrie. Je ziet er hoe een vlakke "
                "plaat een tractorcabine wordt, en je last je eerste naad.",
                "Scholen en bedrijven zitten twee keer per jaar samen aan tafel. Wat een school "
                "zoekt en een bedrijf kan, leggen we daar naast elkaar.",
            ],
        },
        "en": {
            "intro": "From Ommen to Raalte: metal, machines and roads. Companies here make time "
            "for classes, also for the last years of primary school.",
            "body": [
                "Along the Vecht and in Salland there is a lot of manufacturing. You see how a "
                "flat sheet becomes a tractor cab, and you weld your first seam.",
                "Schools and companies sit down together twice a year. There we lay side by "
                "side what a school looks for and what a company can do.",
            ],
        },
    },
    "drenthe": {
        "name": "Drenthe",
        "role_email": "loket.drenthe@example.nl",
        "cofinancing_norm": 10,
        "nl": {
            "intro": "Assen, Emmen en Hoogeveen. Trucks, bouw en zorgtechniek: bedrijven "
            "die elk jaar dezelfde scholen terugzien.",
            "body": [
                "In Drenthe willen we dat contact blijft, ook als een docent van baan wisselt. "
                "Daarom staat elke afspraak hier, en niet in iemands mailbox.",
                "Begin klein. Kom een middag kijken met tien leerlingen, en spreek daarna af of "
                "er een keuzevak of een stage in zit.",
            ],
        },
        "en": {
            "intro": "Assen, Emmen and Hoogeveen. Trucks, building and care technology: "
            "companies that see the same schools every year.",
            "body": [
                "In Drenthe we want contact to last, also when a teacher changes jobs. That is "
                "why every arrangement is kept here, and not in somebody's mailbox.",
                "Start small. Come and look for an afternoon with ten pupils, and decide "
                "afterwards whether there is an elective or an internship in it.",
            ],
        },
    },
}

NETWORKS: dict[str, dict[str, Any]] = {
    "binck-praktijkacademie": {
        "name": "Binck PraktijkAcademie",
        "region": "haaglanden",
        "area": "Binckhorst, Den Haag",
        "contact_email": "praktijkacademie@example.nl",
        "summary": "De PraktijkAcademie van I'm Binck brengt scholen bij bedrijven in de "
        "Binckhorst, met één aanspreekpunt.",
        "story": [
            "De Binckhorst verandert van industriegebied in een wijk waar mensen wonen en "
            "werken. Tientallen ondernemers hebben zich verenigd in I'm Binck. Samen maken ze "
            "aanbod waar één bedrijf te klein voor is.",
            "Je hoeft niet zelf zes bedrijven te bellen. Je vertelt ons wat je leerlingen "
            "moeten leren, en wij zoeken de bedrijven erbij. Na afloop bekijken we met jou en "
            "het bedrijf wat beter kan.",
        ],
    },
    "iwp-noordhorn": {
        "name": "IWP Noordhorn",
        "region": "westerkwartier",
        "area": "Noordhorn en omgeving",
        "contact_email": "iwp.noordhorn@example.nl",
        "summary": "Een innovatiewerkplaats waar vmbo, mbo en hbo samen technische vragen van "
        "bedrijven oplossen.",
        "story": [
            "In de werkplaats staan werkbanken, een 3D-printer en een grote tafel. Aan die "
            "tafel zitten een vmbo-leerling, een mbo-student en een hbo-student met dezelfde "
            "vraag. De een ontwerpt, de ander rekent, de derde bouwt.",
            "De vragen komen van ondernemers, boeren, de gemeente en inwoners uit het "
            "Westerkwartier. Elke groep heeft een vaste begeleider uit een bedrijf.",
        ],
    },
}
