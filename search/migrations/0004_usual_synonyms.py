"""Words that mean the same to a teacher; the programme office may change them afterwards.

Not here: what a stem or a part of a word finds already (robot and robotica, hout and
houtbewerking), and what only has to do with each other (lassen and metaal).
"""

from django.db import migrations

FORMS = [
    "excursie, rondleiding, bedrijfsbezoek, tour, excursion, visit, company visit, field trip",
    "gastles, gastdocent, gastspreker, spreker, guest lesson, guest speaker",
    "hybride docent, hybride leraar, hybrid teacher",
    "snuffelstage, meelopen, meeloopdag, taster placement, shadow day",
    "stage, bpv, beroepspraktijkvorming, stagiair, internship, work placement",
    "docentenstage, lerarenstage, bedrijfsstage, teacher placement",
    "bijscholing, nascholing, professionalisering, professional development",
    "opdracht, vraagstuk, challenge, assignment",
    "keuzevak, keuzedeel, elective",
    "LOB, loopbaan, loopbaanoriëntatie, beroepsoriëntatie, career orientation",
    "sollicitatietraining, sollicitatiegesprek, solliciteren, job interview",
    "banenmarkt, beroepenmarkt, beroepenfeest, careers fair, job fair",
    "maatje, maatjesproject, mentor, buddy",
    "lenen, uitlenen, bruikleen, borrow",
    "werkplaats, praktijkruimte, practicumlokaal",
    "apparaat, apparatuur, machine, equipment",
]
SCHOOL = [
    "docent, leraar, leerkracht, teacher",
    "leerling, scholier, pupil",
    "leerjaar, klas, year, grade",
    "basisschool, basisonderwijs, primair onderwijs, po, primary school",
    "praktijkonderwijs, pro, practical education",
    "bb, basisberoepsgericht",
    "kb, kader, kaderberoepsgericht",
    "gl, gemengde leerweg",
    "tl, theoretische leerweg, mavo",
    "PIE, produceren installeren en energie",
    "BWI, bouwen wonen en interieur",
    "M&T, mobiliteit en transport",
    "MVI, media vormgeving en ICT",
    "MaT, maritiem en techniek",
    "Z&W, zorg en welzijn",
    "E&O, economie en ondernemen",
    "HBR, horeca bakkerij en recreatie",
    "D&P, dienstverlening en producten",
    "gratis, kosteloos, free",
    "online, op afstand, remote",
]
TRADES = [
    "techniek, technologie, technology, engineering",
    "lassen, laswerk, lasser, welding",
    "metaal, staal, metal, steel",
    "verspanen, verspaning, CNC, machining",
    "frezen, freesbank, milling",
    "draaibank, lathe",
    "solderen, soldering",
    "hout, wood, woodwork",
    "timmeren, timmerman, carpentry",
    "bouw, bouwtechniek, construction, building",
    "metselen, metselaar, bricklaying",
    "elektrotechniek, elektra, elektriciteit, elektricien, electrical engineering",
    "installatietechniek, installateur, loodgieter, plumbing",
    "energietransitie, verduurzaming, energy transition",
    "duurzaam, sustainable, sustainability",
    "zonnepaneel, zonne-energie, solar panel",
    "warmtepomp, heat pump",
    "auto, voertuig, car, vehicle",
    "autotechniek, automonteur, car mechanic",
    "fiets, bicycle, bike",
    "ICT, informatica, computer",
    "programmeren, programmeur, coderen, coding, programming",
    "cyber, cybersecurity, hacken, internetveiligheid, hacking",
    "robot, cobot, robotics",
    "3D-printen, 3D-printer, 3D printing",
    "lasersnijden, lasersnijder, lasercutter, laser cutting",
    "VR, virtual reality, VR-bril",
    "AR, augmented reality",
    "AI, kunstmatige intelligentie, artificial intelligence",
    "domotica, slim huis, smart home, home automation",
    "zorg, verpleging, care, healthcare",
    "zorgtechniek, zorgtechnologie, care technology",
    "hovenier, tuinaanleg, gardening",
    "tuinbouw, glastuinbouw, kas, greenhouse, horticulture",
    "horeca, restaurant, hospitality",
    "koken, kok, cooking, cook",
    "bakkerij, bakker, bakery, baker",
    "vormgeving, ontwerp, design",
    "film, video",
    "fotografie, foto, photography",
    "logistiek, magazijn, logistics, warehouse",
    "scheepvaart, maritiem, maritime, shipping",
    "haven, harbour, port",
    "procestechniek, chemie, chemistry, process technology",
    "laboratorium, lab, laboratory",
    "veiligheid, safety",
    "ondernemen, ondernemerschap, entrepreneurship",
]
PLACES = [
    "Den Haag, 's-Gravenhage, The Hague",
    "Den Bosch, 's-Hertogenbosch",
]
USUAL = [*FORMS, *SCHOOL, *TRADES, *PLACES]


def add_usual(apps, schema_editor):
    synonyms = apps.get_model("search", "Synonym").objects
    for words in USUAL:
        synonyms.get_or_create(words=words)


def remove_usual(apps, schema_editor):
    """Take out those that nobody changed."""
    apps.get_model("search", "Synonym").objects.filter(words__in=USUAL).delete()


class Migration(migrations.Migration):
    dependencies = [("search", "0003_first_version")]

    operations = [migrations.RunPython(add_usual, remove_usual)]
