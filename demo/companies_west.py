"""Invented companies of STO Haaglanden and STO Almere. KvK numbers start with 9000."""

from typing import Any

COMPANIES: dict[str, dict[str, Any]] = {
    "kopernagel": {
        "name": "Kopernagel Installatietechniek",
        "kvk": "90000101",
        "region": "haaglanden",
        "networks": ["binck-praktijkacademie"],
        "sector": "installation",
        "street": "Voorbeeldkade 14",
        "postcode": "2516 AB",
        "place": "Den Haag",
        "contact_role": "Leermeester van de werkplaats",
        "recognised": True,
        "website": "https://voorbeeld.example/kopernagel",
        "summary": "Wij leggen stroom, water en warmte aan in de nieuwe woningen van de "
        "Binckhorst.",
        "story": [
            "In een nieuw huis zie je ons werk niet: het zit achter de muur. Twintig monteurs "
            "leggen leidingen, hangen warmtepompen op en laten lampen luisteren naar een "
            "telefoon.",
            "Achter onze loods is een lesruimte met tien proefwanden. Daar mag een leerling "
            "fouten maken. Onze leermeester was zelf ooit een vmbo'er die niet stil kon zitten.",
        ],
        "photo": "house",
        "photo_alt": "Doorsnede van een woning met leidingen, een boiler en een zonnepaneel.",
    },
    "lichtvoeg": {
        "name": "Lichtvoeg Interieurbouw",
        "kvk": "90000102",
        "region": "haaglanden",
        "networks": ["binck-praktijkacademie"],
        "sector": "wood",
        "street": "Voorbeeldkade 41",
        "postcode": "2516 AC",
        "place": "Den Haag",
        "contact_role": "Meewerkend voorman",
        "recognised": True,
        "website": "https://voorbeeld.example/lichtvoeg",
        "summary": "Wij maken balies, keukens en trappen van hout, op maat en zonder één schroef "
        "in het zicht.",
        "story": [
            "Bij ons ruikt het naar eiken. Elf meubelmakers werken aan balies voor hotels, "
            "banken voor stations en keukens voor kleine huizen. Alles begint met een "
            "tekening op ware grootte.",
            "De zaagmachine wordt gestuurd door een computer, maar de laatste rand schuren we "
            "met de hand. Wie bij ons komt kijken, gaat weg met een verbinding die past.",
        ],
        "photo": "joint",
        "photo_alt": "Tekening van twee balken die met een zwaluwstaart in elkaar schuiven.",
    },
    "scheve-kraan": {
        "name": "De Scheve Kraan",
        "kvk": "90000103",
        "region": "haaglanden",
        "networks": ["binck-praktijkacademie"],
        "sector": "construction",
        "street": "Voorbeeldhaven 3",
        "postcode": "2521 AD",
        "place": "Den Haag",
        "contact_role": "Hoofd veiligheid",
        "summary": "Wij hijsen wat te zwaar is voor mensen: van dakdelen tot een brug van "
        "veertig ton.",
        "story": [
            "Onze kranen staan nooit scheef, dat is het grapje. Voor elke hijsklus maken we een "
            "plan: waar staat de kraan, hoe hard waait het, wie geeft de seinen?",
            "Op ons terrein ligt een oefenbaan met een kleine kraan. Leerlingen tillen daar een "
            "ei in een emmer. Breekt het ei, dan begin je opnieuw.",
        ],
        "photo": "crane",
        "photo_alt": "Tekening van een torenkraan met maatlijnen en een last aan de haak.",
    },
    "klodderlijn": {
        "name": "Studio Klodderlijn",
        "kvk": "90000104",
        "region": "haaglanden",
        "networks": ["binck-praktijkacademie"],
        "sector": "media",
        "street": "Voorbeeldkade 77",
        "postcode": "2516 AE",
        "place": "Den Haag",
        "contact_role": "Studiomanager",
        "summary": "Wij ontwerpen borden, posters en korte films voor musea en bouwplaatsen.",
        "story": [
            "Een bord op een bouwplaats moet je in twee tellen snappen. Dat lijkt makkelijk, "
            "tot je het zelf probeert. In onze studio werken tekenaars, filmers en een drukker "
            "met een pers uit 1962.",
            "Wij laten leerlingen graag zien dat media een vak is met handen. Je mengt inkt, "
            "je snijdt folie, je sleept pixels.",
        ],
        "state": "live_in_review",
        "newer": {
            "summary": "Wij ontwerpen borden, posters, korte films en games voor musea en "
            "bouwplaatsen."
        },
        "days_ago": 4,
        "photo": "press",
        "photo_alt": "Tekening van een drukpers met rollen, papier en drie kleurvlakken.",
    },
    "sedumpet": {
        "name": "Sedumpet Daktuinen",
        "kvk": "90000105",
        "region": "haaglanden",
        "networks": [],
        "sector": "green",
        "street": "Voorbeeldlaan 9",
        "postcode": "2288 AB",
        "place": "Rijswijk",
        "contact_role": "Planner groen",
        "summary": "Wij leggen tuinen op daken, zodat de stad koeler blijft en het riool niet "
        "overloopt.",
        "story": [
            "Een plat dak in de zon wordt tachtig graden. Met onze planten erop blijft het dertig. "
            "We rekenen uit hoeveel water een dak houdt en kiezen daar de planten bij.",
            "Ons werk zit tussen groen en bouw in. Je moet niet bang zijn voor hoogte, wel "
            "voorzichtig.",
        ],
        "photo": "roof",
        "photo_alt": "Doorsnede van een groen dak met planten, lagen grond en een regenpijp.",
    },
    "kettingzang": {
        "name": "Kettingzang Fietstechniek",
        "kvk": "90000106",
        "region": "haaglanden",
        "networks": [],
        "sector": "mobility",
        "street": "Voorbeeldpad 22",
        "postcode": "2718 AB",
        "place": "Zoetermeer",
        "contact_role": "Chef werkplaats",
        "recognised": True,
        "summary": "Wij repareren elektrische fietsen en bakfietsen van bezorgers uit de hele "
        "regio.",
        "story": [
            "Per dag komen er dertig fietsen binnen. De helft heeft een lekke band, de andere "
            "helft een computer die iets zegt. Onze monteurs lezen die fouten uit met een "
            "laptop.",
            "Een fiets is een goede eerste machine. Alles wat beweegt, kun je zien.",
        ],
        "photo": "bike",
        "photo_alt": "Technische tekening van een fiets met motor en hartlijnen door de wielen.",
    },
    "wentelkamer": {
        "name": "Hotel De Wentelkamer",
        "kvk": "90000107",
        "region": "haaglanden",
        "networks": [],
        "sector": "food",
        "street": "Voorbeeldboulevard 1",
        "postcode": "2586 AB",
        "place": "Den Haag",
        "contact_role": "Hoofd technische dienst",
        "summary": "Een hotel aan zee met negentig kamers, twee liften en een eigen technische "
        "dienst.",
        "story": [
            'Gasten zien een warm bad en een schoon bed. Achter de deur met "personeel" zie '
            "jij de ketels, de koelcellen en de machinekamer van de lift.",
            "Bij ons werken koks en monteurs door elkaar. Als de vaatwasser stilstaat, staat "
            "alles stil.",
        ],
        "photo": "lift",
        "photo_alt": "Doorsnede van een gebouw met een liftschacht, een kooi en een tegengewicht.",
    },
    "propellernest": {
        "name": "Propellernest Drones",
        "kvk": "90000108",
        "region": "almere",
        "networks": [],
        "sector": "electronics",
        "street": "Voorbeelddreef 5",
        "postcode": "1322 AB",
        "place": "Almere",
        "contact_role": "Vlieginstructeur",
        "summary": "Wij bouwen en vliegen drones die daken, dijken en windmolens bekijken.",
        "story": [
            "Een drone ziet in tien minuten waar een mens een dag voor klimt. Wij bouwen ze "
            "zelf, van frame tot software, en vliegen er elke week mee boven Flevoland.",
            "Vliegen leer je snel. Veilig vliegen kost tijd: weer, regels, accu's en opletten. "
            "Daar oefenen we met leerlingen in een hal met een net.",
        ],
        "photo": "drone",
        "photo_alt": "Bovenaanzicht van een drone met vier rotors en maatlijnen.",
    },
    "robotrits": {
        "name": "Robotrits",
        "kvk": "90000109",
        "region": "almere",
        "networks": [],
        "sector": "electronics",
        "street": "Voorbeeldstraat 80",
        "postcode": "1327 AB",
        "place": "Almere",
        "contact_role": "Programmeur en begeleider",
        "recognised": True,
        "summary": "Wij leren robotarmen nieuwe trucs voor bakkers, drukkers en magazijnen.",
        "story": [
            "Een robot is sterk, maar dom. Iemand moet hem vertellen waar de doos staat. Dat "
            "doen wij, met een tablet en veel proberen.",
            "In onze proefhal staan vier armen. Twee zijn voor klanten, twee zijn voor scholen.",
        ],
        "photo": "robot",
        "photo_alt": "Tekening van een robotarm met scharnieren en de bogen waarin hij draait.",
    },
    "deurbelwijs": {
        "name": "Deurbelwijs Domotica",
        "kvk": "90000110",
        "region": "almere",
        "networks": [],
        "sector": "care",
        "street": "Voorbeeldgracht 12",
        "postcode": "1315 AB",
        "place": "Almere",
        "contact_role": "Adviseur slim wonen",
        "summary": "Wij maken huizen slim voor mensen die langer thuis willen wonen.",
        "story": [
            "Een lamp die aangaat als je opstaat. Een deur die opent als je rolstoel eraan komt. "
            "Kleine techniek maakt voor onze klanten een groot verschil.",
            "Wij zoeken leerlingen die van mensen houden én van draadjes. Die combinatie is "
            "zeldzaam.",
        ],
        "photo": "circuit",
        "photo_alt": "Schema van sensoren, draden en een schakelkast in een huis.",
    },
    "warmtewissel-zeven": {
        "name": "Warmtewissel Zeven",
        "kvk": "90000111",
        "region": "almere",
        "networks": [],
        "sector": "energy",
        "street": "Voorbeeldring 7",
        "postcode": "1349 AB",
        "place": "Almere",
        "contact_role": "Opleider warmtepompen",
        "recognised": True,
        "summary": "Wij halen huizen van het gas af, straat voor straat.",
        "story": [
            "In zeven stappen van ketel naar warmtepomp: daar komt onze naam vandaan. We doen "
            "een hele straat tegelijk, dan kan de leverancier één keer rijden.",
            "Een warmtepomp werkt als een koelkast die je omkeert. Kom maar kijken, dan maken "
            "we er een open.",
        ],
        "photo": "heat",
        "photo_alt": "Schema van een warmtepomp met buizen in een lus en een ventilator.",
    },
    "kielgras": {
        "name": "Kielgras Jachtwerf",
        "kvk": "90000112",
        "region": "almere",
        "networks": [],
        "sector": "maritime",
        "street": "Voorbeeldsluis 2",
        "postcode": "1361 AB",
        "place": "Almere",
        "contact_role": "Scheepsbouwer en leermeester",
        "summary": "Wij bouwen en herstellen boten van hout, staal en kunststof.",
        "story": [
            "Er ligt altijd een boot op de helling. De ene week plakken we een romp, de andere "
            "week leggen we een elektrische motor in een sloep uit 1930.",
            "Op een werf doe je van alles: hout, lassen, stroom, verf. Daarom is het een goede "
            "plek om te ontdekken wat je leuk vindt.",
        ],
        "photo": "boat",
        "photo_alt": "Lijnenplan van een zeilboot met spanten en een waterlijn.",
    },
}
