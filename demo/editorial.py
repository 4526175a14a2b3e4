"""Words of the editorial pages, in Dutch and in English: home, catalogue and two stories."""

from typing import Any

HOME: dict[str, dict[str, Any]] = {
    "nl": {
        "heading": "Leer het vak waar het gebeurt",
        "intro": "Bedrijven in jouw buurt openen hun deur. Loop mee, last je eerste naad of "
        "haal een vakman je klas in. Kies wat past bij je leerlingen.",
        "story": [
            "# Zo werkt het loket",
            "- Een bedrijf schrijft op wat het wil doen, in een vorm die past.\n"
            "- De projectleider van de regio leest mee. Pas na akkoord zie jij het.\n"
            "- Je zoekt op plek, profiel en groep, en je neemt contact op met het bedrijf.",
            "Staat er iets niet bij? Mail de projectleider van je regio. Die kent bedrijven die "
            "nog niet weten dat ze iets te bieden hebben.",
        ],
    },
    "en": {
        "heading": "Learn the trade where it happens",
        "intro": "Companies near you open their doors. Walk along, weld your first seam or bring "
        "a professional into your classroom. Choose what suits your pupils.",
        "story": [
            "# How the counter works",
            "- A company writes down what it wants to do, in a form that fits.\n"
            "- The region's project leader reads along. You see it only after approval.\n"
            "- You search by place, profile and group, and get in touch with the company.",
            "Is something missing? Write to the project leader of your region, who knows companies "
            "that do not know yet what they have to offer.",
        ],
    },
}

CATALOGUE = {
    "nl": "Alles wat bedrijven met leerlingen en docenten doen. Vertel wat je zoekt, dan blijft "
    "over wat past.",
    "en": "Everything companies do with pupils and teachers. Say what you look for, and what "
    "fits remains. Most activities are in Dutch; these are told in English.",
}

# Both language versions of a story share a translation key.
FOR_COMPANIES = {
    "nl": {
        "slug": "voor-bedrijven",
        "title": "Voor bedrijven",
        "intro": "U zoekt over vijf jaar vakmensen. Zij zitten nu in de klas, op fietsafstand. "
        "Laat ze zien wat u maakt.",
        "body": [
            ("heading", "Wat levert het u op?"),
            (
                "reasons",
                [
                    (
                        "U ziet talent vroeg",
                        "Wie een middag bij u werkt, onthoudt uw naam. En u onthoudt wie er goed kon "
                        "kijken, rekenen of doorzetten.",
                    ),
                    (
                        "Lessen die kloppen met uw werk",
                        "U praat mee over wat leerlingen leren. Zo kennen ze de machine die bij u staat, "
                        "en niet die van twintig jaar geleden.",
                    ),
                    (
                        "Een frisse blik op een oude vraag",
                        "Leg een klas een probleem voor waar u niet aan toekomt. Leerlingen weten niet dat "
                        "iets niet kan, en komen daardoor soms met het antwoord.",
                    ),
                    (
                        "Uw mensen groeien",
                        "Uitleggen is een vak. Een medewerker die een dag per week lesgeeft, komt terug met "
                        "nieuwe vragen en meer plezier.",
                    ),
                    (
                        "Docenten die uw vak kennen",
                        "Een docent die drie dagen met u meeliep, vertelt daar jaren over. Dat is de beste "
                        "reclame die er is.",
                    ),
                    (
                        "Een goed beeld van techniek",
                        "Veel kinderen denken bij techniek aan lawaai. U laat zien dat het ook gaat over "
                        "warmte, zorg en schone lucht.",
                    ),
                ],
            ),
            ("heading", "Begin klein"),
            (
                "paragraph",
                [
                    "U hoeft geen lesprogramma te hebben. Een rondleiding van een uur is genoeg om te "
                    "beginnen. De projectleider helpt u met de tekst en let erop dat scholen niet allemaal "
                    "in dezelfde week komen.",
                ],
            ),
            ("heading", "Welke vormen zijn er?"),
            (
                "paragraph",
                [
                    "- Kijken en proeven: rondleiding, stage of snuffelmiddag, LOB-activiteit\n"
                    "- Leren en oefenen: workshop, gastles, keuzevak\n"
                    "- Samen lesgeven: hybride docent, docentenstage\n"
                    "- Plek en machines: school in het bedrijf, machine of materiaal uitlenen\n"
                    "- Maken en oplossen: opdracht, maatjesproject",
                ],
            ),
            ("heading", "Wat vragen wij van u?"),
            (
                "paragraph",
                [
                    "Een half uur om uw aanbod in te vullen. Een vaste mailbox, want mensen wisselen van "
                    "baan. En een antwoord als een school u iets vraagt, ook als het nee is.",
                    "De projectleider leest elke tekst voordat scholen hem zien. Wijzigt u iets, dan blijft "
                    "de oude versie staan tot de nieuwe akkoord is.",
                ],
            ),
        ],
    },
    "en": {
        "slug": "for-companies",
        "title": "For companies",
        "intro": "In five years you will look for skilled people. They are in class now, a bicycle "
        "ride away. Show them what you make.",
        "body": [
            ("heading", "What do you get out of it?"),
            (
                "reasons",
                [
                    (
                        "You see talent early",
                        "Whoever works with you for an afternoon remembers your name. And you remember who "
                        "was good at looking, calculating or not giving up.",
                    ),
                    (
                        "Lessons that match your work",
                        "You have a say in what pupils learn. So they know the machine you have, and not "
                        "the one from twenty years ago.",
                    ),
                    (
                        "A fresh look at an old question",
                        "Give a class a problem you never get round to. Pupils do not know that something "
                        "cannot be done, and sometimes that is how they find the answer.",
                    ),
                    (
                        "Your people grow",
                        "Explaining is a craft. Somebody who teaches one day a week comes back with new "
                        "questions and more joy.",
                    ),
                    (
                        "Teachers who know your trade",
                        "A teacher who worked along for three days will talk about it for years. There is "
                        "no better advertising.",
                    ),
                    (
                        "A fair picture of technology",
                        "Many children think technology is noise. You show that it is also about warmth, "
                        "care and clean air.",
                    ),
                ],
            ),
            ("heading", "Start small"),
            (
                "paragraph",
                [
                    "You do not need a lesson plan. A tour of one hour is enough to begin. The project "
                    "leader helps you with the words, and sees to it that schools do not all come in the "
                    "same week.",
                ],
            ),
            ("heading", "Which forms are there?"),
            (
                "paragraph",
                [
                    "- Look and taste: tour, internship, career activity\n"
                    "- Learn and practise: workshop, guest lesson, elective\n"
                    "- Teach together: hybrid teacher, teacher placement\n"
                    "- Place and machines: school in the company, lending a machine or material\n"
                    "- Make and solve: assignment, buddy project",
                ],
            ),
            ("heading", "What do we ask of you?"),
            (
                "paragraph",
                [
                    "Half an hour to fill in your offer. A shared mailbox, because people change jobs. "
                    "And an answer when a school asks you something, also when it is no.",
                    "The project leader reads every text before schools see it. If you change something, "
                    "the old version stays up until the new one is approved.",
                ],
            ),
        ],
    },
}

FOR_SCHOOLS = {
    "nl": {
        "slug": "voor-scholen",
        "title": "Voor scholen",
        "intro": "Je zoekt een plek waar je leerlingen techniek kunnen zien, ruiken en doen. Hier "
        "vind je bedrijven die ja hebben gezegd.",
        "body": [
            ("heading", "Zo vind je iets voor je klas"),
            (
                "reasons",
                [
                    (
                        "Zeg wat je zoekt",
                        "Kies een vorm, een profiel en hoeveel leerlingen je hebt. Vul je postcode in, dan "
                        "zie je hoe ver het is.",
                    ),
                    (
                        "Lees wat er gebeurt",
                        "Bij elk aanbod staat wat je leerlingen doen, wat jij meeneemt en wat het kost. "
                        "Meestal is dat niets.",
                    ),
                    (
                        "Neem contact op",
                        "Log in met je schoolaccount. Als de regio je kent, zie je de mailbox van het "
                        "bedrijf. Je mailt, en je spreekt een datum af.",
                    ),
                    (
                        "Vertel hoe het was",
                        "Laat het bedrijf weten wat werkte. De volgende klas heeft daar iets aan.",
                    ),
                ],
            ),
            ("heading", "Waar je op kunt rekenen"),
            (
                "paragraph",
                [
                    "Alles wat je hier ziet, is gelezen en goedgekeurd door de projectleider van de regio. "
                    "Bedrijven houden hun aanbod zelf bij. Is iets voorbij, dan verdwijnt het vanzelf.",
                    "We vragen nooit namen van leerlingen. Aantallen en niveaus zijn genoeg.",
                ],
            ),
            ("heading", "Voor jezelf"),
            (
                "paragraph",
                [
                    "Ook jij kunt leren bij een bedrijf. Zoek op docentenstage, of vraag een hybride docent "
                    "die een dag per week naast je staat.",
                ],
            ),
        ],
    },
    "en": {
        "slug": "for-schools",
        "title": "For schools",
        "intro": "You look for a place where your pupils can see, smell and do technology. Here you "
        "find companies that said yes.",
        "body": [
            ("heading", "How to find something for your class"),
            (
                "reasons",
                [
                    (
                        "Say what you look for",
                        "Choose a form, a profile and how many pupils you have. Fill in your postcode and "
                        "you see how far it is.",
                    ),
                    (
                        "Read what happens",
                        "Every offer tells what your pupils do, what you bring and what it costs. Usually "
                        "that is nothing.",
                    ),
                    (
                        "Get in touch",
                        "Log in with your school account. Once the region knows you, you see the company's "
                        "mailbox. You write, and agree on a date.",
                    ),
                    (
                        "Tell how it went",
                        "Let the company know what worked. The next class profits.",
                    ),
                ],
            ),
            ("heading", "What you can count on"),
            (
                "paragraph",
                [
                    "Everything you see here was read and approved by the region's project leader. "
                    "Companies keep their offers up to date. What is over disappears by itself.",
                    "We never ask for names of pupils. Numbers and levels are enough.",
                ],
            ),
            ("heading", "For yourself"),
            (
                "paragraph",
                [
                    "You can learn at a company too. Look for teacher placements, or ask for a hybrid "
                    "teacher who stands beside you one day a week.",
                ],
            ),
        ],
    },
}
