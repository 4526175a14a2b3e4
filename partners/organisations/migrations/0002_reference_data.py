"""The lists every offer refers to; the programme office may change them afterwards."""

from django.db import migrations

PROFILES = [
    ("PIE", "Produceren, installeren en energie", "Manufacturing, installation and energy"),
    ("BWI", "Bouwen, wonen en interieur", "Building, housing and interior"),
    ("M&T", "Mobiliteit en transport", "Mobility and transport"),
    ("MVI", "Media, vormgeving en ICT", "Media, design and ICT"),
    ("MaT", "Maritiem en techniek", "Maritime and technology"),
    ("Z&W", "Zorg en welzijn", "Care and welfare"),
    ("E&O", "Economie en ondernemen", "Business and entrepreneurship"),
    ("HBR", "Horeca, bakkerij en recreatie", "Hospitality, bakery and recreation"),
    ("GROEN", "Groen", "Green"),
    ("D&P", "Dienstverlening en producten", "Services and products"),
]
LEVELS = [
    ("po", "Basisschool (PO)", "Primary school"),
    ("pro", "Praktijkonderwijs", "Practical education"),
    ("bb", "Vmbo bb", "Vmbo bb"),
    ("kb", "Vmbo kb", "Vmbo kb"),
    ("gl", "Vmbo gl", "Vmbo gl"),
    ("tl", "Vmbo tl", "Vmbo tl"),
    ("havo", "Havo", "Havo"),
    ("vwo", "Vwo", "Vwo"),
    ("mbo", "Mbo", "Mbo"),
    ("hbo", "Hbo", "Hbo"),
]
SCHOOL_YEARS = [
    ("po7", "Groep 7", "Primary year 7"),
    ("po8", "Groep 8", "Primary year 8"),
    *[(str(year), f"Leerjaar {year}", f"Year {year}") for year in range(1, 7)],
]
PROGRAMME_LINES = [
    ("1", "Kwaliteit van het technisch vmbo", "Quality of technical vmbo"),
    ("2", "Onderwijs en innovatie", "Education and innovation"),
    ("3", "Samenwerken in de keten", "Cooperation in the chain"),
    ("4", "Professionalisering", "Professional development"),
    ("5", "Meer instroom en promotie", "More intake and promotion"),
]
TOPICS = [
    ("energietransitie", "Energietransitie", "Energy transition"),
    ("klimaat", "Klimaattechniek", "Climate technology"),
    ("drones", "Drones", "Drones"),
    ("robotica", "Robotica", "Robotics"),
    ("domotica", "Domotica", "Home automation"),
    ("metaal", "Metaal en lassen", "Metal and welding"),
    ("hout", "Hout", "Wood"),
    ("bouw", "Bouw en infra", "Building and infrastructure"),
    ("elektro", "Elektrotechniek", "Electrical engineering"),
    ("mobiliteit", "Voertuigen", "Vehicles"),
    ("ict", "ICT en cyber", "ICT and cyber security"),
    ("media", "Media en vormgeving", "Media and design"),
    ("zorgtechniek", "Zorgtechniek", "Care technology"),
    ("groen", "Groen en voeding", "Green and food"),
    ("logistiek", "Logistiek", "Logistics"),
]
LISTS = {
    "Profile": PROFILES,
    "Level": LEVELS,
    "SchoolYear": SCHOOL_YEARS,
    "ProgrammeLine": PROGRAMME_LINES,
    "Topic": TOPICS,
}


def fill(apps, schema_editor):
    for model_name, rows in LISTS.items():
        model = apps.get_model("organisations", model_name)
        for order, (code, name, name_en) in enumerate(rows, start=1):
            model.objects.get_or_create(
                code=code, defaults={"name": name, "name_en": name_en, "sort_order": order}
            )


def empty(apps, schema_editor):
    for model_name, rows in LISTS.items():
        model = apps.get_model("organisations", model_name)
        model.objects.filter(code__in=[code for code, *_ in rows]).delete()


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_organisations")]

    operations = [migrations.RunPython(fill, empty)]
