"""What companies of the demo can do, what they have, and where else they work."""

from typing import Any

# know_how and facilities: one line each; sites beside the first: name, postcode area, place
KNOW_HOW: dict[str, dict[str, Any]] = {
    "kopernagel": {
        "know_how": [
            "Warmtepompen kiezen, ophangen en inregelen",
            "Groepenkasten bouwen en een storing zoeken",
            "Koperen leiding buigen en solderen",
            "Lampen, zonwering en verwarming met elkaar laten praten",
        ],
        "facilities": [
            "Lesruimte met tien proefwanden",
            "Opengewerkte warmtepomp op wielen",
            "Meetkoffers voor stroom en water, twaalf stuks",
            "Kantine voor dertig mensen",
        ],
        "site": "Loods en lesruimte",
        "more_sites": [("Servicepunt", "2521", "Den Haag"), ("Magazijn", "2288", "Rijswijk")],
    },
    "lichtvoeg": {
        "know_how": [
            "Tekenen op ware grootte, op papier en in 3D",
            "Houtverbindingen maken zonder schroef",
            "Meubels afwerken met olie en lak",
        ],
        "facilities": [
            "Freesmachine die een computer stuurt",
            "Acht werkbanken met handgereedschap",
            "Proefruimte waar een keuken helemaal past",
        ],
        "site": "Meubelmakerij",
    },
    "scheve-kraan": {
        "know_how": [
            "Een hijsplan maken en rekenen aan evenwicht",
            "Seinen geven en veilig werken op hoogte",
        ],
        "facilities": ["Oefenbaan met een kleine kraan", "Klimtoren van zes meter"],
        "site": "Oefenterrein",
    },
    "klodderlijn": {
        "know_how": [
            "Borden en routes ontwerpen die iedereen snapt",
            "Korte films maken, van schets tot montage",
            "Drukken met inkt, folie en zeefdruk",
        ],
        "facilities": [
            "Drukpers uit 1962 die nog werkt",
            "Snijplotter en zeefdruktafel",
            "Filmhoek met lampen en groen doek",
        ],
        "site": "Studio",
    },
    "sedumpet": {
        "know_how": ["Waterberging van een dak berekenen", "Planten kiezen voor wind en zon"],
        "facilities": ["Proefdak op ooghoogte", "Kas met duizend bakken sedum"],
        "site": "Kwekerij en proefdak",
    },
    "kettingzang": {
        "know_how": [
            "Storingen van elektrische fietsen uitlezen",
            "Wielen spaken en remmen afstellen",
        ],
        "facilities": ["Zes bruggen voor fietsen", "Uitleeskoffers van drie merken"],
        "site": "Werkplaats",
        "more_sites": [("Reparatiepunt", "2511", "Den Haag")],
    },
    "wentelkamer": {
        "know_how": ["Koelcellen en ketels onderhouden", "Werken volgens de regels voor hygiëne"],
        "facilities": ["Machinekamer van de lift, met raam", "Leskeuken met vier fornuizen"],
        "site": "Hotel",
    },
    "propellernest": {
        "know_how": ["Drones ontwerpen, solderen en afstellen", "Beelden omzetten in een kaart"],
        "facilities": ["Vlieghal met net", "Twintig lesdrones", "3D-printers voor frames"],
        "site": "Vlieghal",
    },
    "robotrits": {
        "know_how": ["Robotarmen programmeren met een tablet", "Grijpers ontwerpen en printen"],
        "facilities": ["Vier robotarmen, twee voor scholen", "Lesruimte voor twintig mensen"],
        "site": "Proefhal",
    },
    "deurbelwijs": {
        "know_how": ["Sensoren aansluiten en koppelen", "Luisteren naar wat een klant nodig heeft"],
        "facilities": ["Modelwoning vol slimme techniek", "Rolstoelen om zelf in te zitten"],
        "site": "Modelwoning",
    },
    "warmtewissel-zeven": {
        "know_how": [
            "Een huis doorrekenen op warmteverlies",
            "Warmtepompen plaatsen en inregelen",
        ],
        "facilities": ["Drie werkende warmtepompen met glazen wand", "Warmtecamera's"],
        "site": "Opleidingshal",
    },
    "kielgras": {
        "know_how": ["Houten en kunststof rompen herstellen", "Elektrisch varen: motor en accu"],
        "facilities": ["Helling voor boten tot tien meter", "Las- en houtwerkplaats"],
        "site": "Werf",
    },
    "klinkslag": {
        "know_how": ["Hydrauliek aansluiten en testen", "Lassen aan dik staal"],
        "facilities": ["Hal met hijskraan van vijf ton", "Teststand voor pompen"],
        "site": "Werkplaats",
    },
    "wierdewind": {
        "know_how": ["Rekenen aan stroom van een dorp", "Kleine windmolens opbouwen"],
        "facilities": ["Molen van drie meter om zelf op te bouwen", "Buurtbatterij met scherm"],
        "site": "Werkschuur",
    },
    "noorderspint": {
        "know_how": ["Werken met een tekening van hout", "Frezen, lijmen en afwerken"],
        "facilities": ["Productieband van honderd meter", "Leerwerkplaats met tien banken"],
        "site": "Timmerfabriek",
    },
    "hete-naad": {
        "know_how": ["Lassen met drie technieken", "Roestvast staal afwerken"],
        "facilities": ["Zes lascabines met raam", "Plaatwals en buigbank"],
        "site": "Lashal",
    },
    "plooibank": {
        "know_how": ["Uitslagen tekenen in 3D", "Plaat snijden en kanten"],
        "facilities": ["Lasersnijder", "Kantbank van vier meter"],
        "site": "Fabriek",
    },
    "spindelrust": {
        "know_how": ["Draaien en frezen op een honderdste millimeter", "Meten en controleren"],
        "facilities": ["Vier CNC-machines, vrij op vrijdagmiddag", "Meetkamer"],
        "site": "Machinehal",
    },
    "kruiwagen-klinker": {
        "know_how": ["Straten leggen en uitzetten", "Graven met satellietmeting"],
        "facilities": ["Oefenterrein met zand en klinkers", "Simulator van een graafmachine"],
        "site": "Werf en oefenterrein",
    },
    "turfspoor": {
        "know_how": ["Storingen uitlezen in vrachtwagens", "Elektrische trucks onderhouden"],
        "facilities": ["Werkput waarin u rechtop staat", "Proefmotor op een stand"],
        "site": "Truckwerkplaats",
    },
    "brinkvoeg": {
        "know_how": ["Metselen, timmeren en schilderen", "Oude boerderijen opknappen"],
        "facilities": ["Bouwplaats met leermeester", "Metselhal voor twaalf leerlingen"],
        "site": "Metselhal",
    },
    "rolhelling": {
        "know_how": ["Rolstoelen op maat afstellen", "Praten met klanten over hun lijf"],
        "facilities": ["Pasruimte met helling", "Werkplaats met twintig soorten rolstoelen"],
        "site": "Pasruimte en werkplaats",
    },
}

KNOW_HOW_IN_ENGLISH: dict[str, dict[str, list[str]]] = {
    "kopernagel": {
        "know_how": [
            "Choose, hang and adjust heat pumps",
            "Build distribution boards and find a fault",
            "Bend and solder copper pipe",
            "Let lamps, blinds and heating talk to each other",
        ],
        "facilities": [
            "Classroom with ten practice walls",
            "Heat pump on wheels, cut open",
            "Twelve cases to measure power and water",
            "Canteen for thirty people",
        ],
        "sites": ["Shed and classroom", "Service point", "Store"],
    },
    "lichtvoeg": {
        "know_how": [
            "Draw at full size, on paper and in 3D",
            "Make wooden joints without a screw",
            "Finish furniture with oil and varnish",
        ],
        "facilities": [
            "Milling machine steered by a computer",
            "Eight work benches with hand tools",
            "Test room in which a whole kitchen fits",
        ],
        "sites": ["Furniture workshop"],
    },
    "scheve-kraan": {
        "know_how": [
            "Make a lifting plan and calculate balance",
            "Give signals and work safely at height",
        ],
        "facilities": ["Practice track with a small crane", "Climbing tower of six metres"],
        "sites": ["Practice ground"],
    },
    "propellernest": {
        "know_how": ["Design, solder and tune drones", "Turn pictures into a map"],
        "facilities": ["Flying hall with a net", "Twenty drones to learn on", "3D printers"],
        "sites": ["Flying hall"],
    },
    "hete-naad": {
        "know_how": ["Weld in three ways", "Finish stainless steel"],
        "facilities": ["Six welding booths with a window", "Plate roller and bending bench"],
        "sites": ["Welding hall"],
    },
    "rolhelling": {
        "know_how": ["Adjust wheelchairs to their user", "Talk with customers about their body"],
        "facilities": ["Fitting room with a ramp", "Workshop with twenty kinds of wheelchair"],
        "sites": ["Fitting room and workshop"],
    },
}
