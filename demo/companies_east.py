"""Invented companies of Westerkwartier, Overijssel and Drenthe."""

from typing import Any

COMPANIES: dict[str, dict[str, Any]] = {
    "klinkslag": {
        "name": "Klinkslag Landbouwmachines",
        "kvk": "90000113",
        "region": "westerkwartier",
        "networks": ["iwp-noordhorn"],
        "sector": "metal",
        "street": "Voorbeeldweg 30",
        "postcode": "9801 AB",
        "place": "Zuidhorn",
        "contact_role": "Werkplaatschef",
        "recognised": True,
        "summary": "Wij bouwen en repareren machines die gras maaien, melken en sjouwen.",
        "story": [
            "Een boer kan niet wachten. Als de maaier stukgaat, rijden wij uit, ook op zondag. "
            "In de winter bouwen we zelf: een rupswagen die niet wegzakt in natte klei.",
            "Bij ons leer je hydrauliek, elektra en lassen aan één machine.",
        ],
        "photo": "tractor",
        "photo_alt": "Zijaanzicht van een tractor met maten bij de wielen.",
    },
    "wierdewind": {
        "name": "Wierdewind Energie",
        "kvk": "90000114",
        "region": "westerkwartier",
        "networks": ["iwp-noordhorn"],
        "sector": "energy",
        "street": "Voorbeelddijk 16",
        "postcode": "9861 AB",
        "place": "Grootegast",
        "contact_role": "Projectleider dorpsenergie",
        "summary": "Wij helpen dorpen aan eigen stroom, met kleine molens en buurtbatterijen.",
        "story": [
            "Een molen van vijftien meter past op elk boerenerf. Met tien molens en één "
            "batterij draait een dorp een halve winter op eigen stroom.",
            "Wij rekenen, bouwen en praten. Dat laatste kost de meeste tijd.",
        ],
        "photo": "turbine",
        "photo_alt": "Tekening van een kleine windmolen met een doorsnede van de kop.",
    },
    "noorderspint": {
        "name": "Noorderspint Timmerfabriek",
        "kvk": "90000115",
        "region": "westerkwartier",
        "networks": ["iwp-noordhorn"],
        "sector": "wood",
        "street": "Voorbeeldsingel 4",
        "postcode": "9351 AB",
        "place": "Leek",
        "contact_role": "Praktijkopleider",
        "recognised": True,
        "summary": "Wij maken kozijnen, deuren en hele gevels van hout.",
        "story": [
            "In onze fabriek gaat een plank door vier afdelingen: zagen, frezen, lijmen en "
            "afwerken. Aan het eind staat er een gevel klaar die in één keer op de "
            "vrachtwagen past.",
            "Elke dinsdag staat er een groepje leerlingen aan de band. Wij merken dat onze eigen "
            "mensen daar ook beter van worden.",
        ],
        "photo": "window",
        "photo_alt": "Werktekening van een houten kozijn met een doorsnede en maten.",
    },
    "hete-naad": {
        "name": "Metaalwerk De Hete Naad",
        "kvk": "90000116",
        "region": "overijssel",
        "networks": [],
        "sector": "metal",
        "street": "Voorbeeldes 11",
        "postcode": "7731 AB",
        "place": "Ommen",
        "contact_role": "Lasmeester",
        "recognised": True,
        "summary": "Wij lassen trappen, hekken en brugdelen, van dun roestvast staal tot dikke "
        "balken.",
        "story": [
            "Lassen is rustig blijven naast iets heets. Onze veertien lassers kunnen een naad "
            "maken die je niet meer voelt als je eroverheen strijkt.",
            "Voor leerlingen hebben we zes lascabines met een raam. De docent kan meekijken "
            "zonder kap.",
        ],
        "photo": "weld",
        "photo_alt": "Tekening van een lastoorts boven een naad, met vonken en een maatlijn.",
    },
    "plooibank": {
        "name": "Plooibank Plaatwerk",
        "kvk": "90000117",
        "region": "overijssel",
        "networks": [],
        "sector": "metal",
        "street": "Voorbeeldmars 8",
        "postcode": "7772 AB",
        "place": "Hardenberg",
        "contact_role": "Bedrijfsleider",
        "recognised": True,
        "summary": "Wij vouwen plaatstaal tot cabines voor tractors en vuilniswagens.",
        "story": [
            "Alles begint plat. De laser snijdt, de kantbank vouwt, de lasser zet het dicht. Na "
            "drie uur staat er een cabine waar je in kunt zitten.",
            "Wij tekenen in 3D. Wie goed is in puzzels, is hier op zijn plek.",
        ],
        "photo": "sheet",
        "photo_alt": "Uitslag van een plaat met vouwlijnen en daarnaast de gevouwen doos.",
    },
    "spindelrust": {
        "name": "Spindelrust Verspaning",
        "kvk": "90000118",
        "region": "overijssel",
        "networks": [],
        "sector": "metal",
        "street": "Voorbeeldhof 19",
        "postcode": "8102 AB",
        "place": "Raalte",
        "contact_role": "Hoofd verspaning",
        "recognised": True,
        "summary": "Wij draaien en frezen onderdelen die kleiner zijn dan een knikker en "
        "preciezer dan een horloge.",
        "story": [
            "Op vrijdagmiddag staan onze machines stil. Zonde, vonden we. Sindsdien zijn ze "
            "dan van school.",
            "Een CNC-machine doet precies wat jij zegt, ook als het fout is. Daarom leren we "
            "eerst tekenen, dan meten, dan pas draaien.",
        ],
        "photo": "gear",
        "photo_alt": "Werktekening van een tandwiel met hartlijnen en maten.",
    },
    "kruiwagen-klinker": {
        "name": "Kruiwagen & Klinker",
        "kvk": "90000119",
        "region": "overijssel",
        "networks": [],
        "sector": "construction",
        "street": "Voorbeeldstraat 2",
        "postcode": "7721 AB",
        "place": "Dalfsen",
        "contact_role": "Uitvoerder",
        "summary": "Wij leggen wegen, riolen en pleinen in Salland en het Vechtdal.",
        "story": [
            "Onder een straat ligt een tweede stad: riool, kabels, leidingen. Wij leggen die "
            "netjes neer en doen de straat er weer overheen.",
            "Onze graafmachines meten met satellieten. Wie goed is met een spelcomputer, kan er "
            "na een dag mee graven.",
        ],
        "photo": "road",
        "photo_alt": "Doorsnede van een weg met klinkers, zand en een rioolbuis.",
    },
    "turfspoor": {
        "name": "Turfspoor Trucks",
        "kvk": "90000120",
        "region": "drenthe",
        "networks": [],
        "sector": "mobility",
        "street": "Voorbeeldkanaal 50",
        "postcode": "9405 AB",
        "place": "Assen",
        "contact_role": "Receptionist werkplaats",
        "recognised": True,
        "summary": "Wij houden honderdtwintig vrachtwagens rijdend, op diesel en op stroom.",
        "story": [
            "Een vrachtwagen is een huis op wielen. Er zit een bed in, een koelkast, veertig "
            "computers en een motor zo groot als een keukentafel.",
            "In onze put kun je rechtop staan onder een truck. Dat is het moment waarop de "
            "meeste leerlingen stil worden.",
        ],
        "photo": "truck",
        "photo_alt": "Zijaanzicht van een vrachtwagen met assen, wielen en maatlijnen.",
    },
    "brinkvoeg": {
        "name": "Brinkvoeg Bouw",
        "kvk": "90000121",
        "region": "drenthe",
        "networks": [],
        "sector": "construction",
        "street": "Voorbeeldbrink 6",
        "postcode": "7811 AB",
        "place": "Emmen",
        "contact_role": "Leermeester bouw",
        "recognised": True,
        "summary": "Wij bouwen woningen en scholen, en knappen oude boerderijen op.",
        "story": [
            "Metselen, timmeren, schilderen: wij doen het met eigen mensen. Op elke bouwplaats "
            "loopt een leermeester rond die tijd heeft voor vragen.",
            "We laten je niet alleen vegen. Je metselt een muurtje, je meet een kozijn in en je "
            "ziet aan het eind van de week wat er staat.",
        ],
        "photo": "bricks",
        "photo_alt": "Tekening van metselwerk in verband met een waterpas en een schietlood.",
    },
    "rolhelling": {
        "name": "Rolhelling Hulpmiddelen",
        "kvk": "90000122",
        "region": "drenthe",
        "networks": [],
        "sector": "care",
        "street": "Voorbeeldplein 13",
        "postcode": "7903 AB",
        "place": "Hoogeveen",
        "contact_role": "Coördinator werkplaats",
        "summary": "Wij stellen rolstoelen, bedden en tilliften af op de mens die erin zit.",
        "story": [
            "Geen rolstoel gaat de deur uit zonder dat iemand hem past. Twee centimeter lager "
            "scheelt een zere rug.",
            "Bij ons komen zorg en techniek samen. Je praat met de klant, en daarna pak je de "
            "sleutels.",
        ],
        "photo": "wheelchair",
        "photo_alt": "Technische tekening van een rolstoel met de draaicirkel eronder.",
    },
}
