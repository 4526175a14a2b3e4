"""School locations of the demo, with DUO's codes (DUO, CC0).

Nautilus College, Stad College and ROC van Flevoland are left out: the register of
secondary schools has no location of that name.
"""

VMBO = "bb kb gl tl"

# region, code, name, place, municipality, postcode, levels, profiles
SCHOOLS = [
    ("haaglanden", "00XK02", "Veurs Voorburg vmbo", "Voorburg", "Leidschendam-Voorburg",
     "2273 CS", VMBO, "D&P MVI"),
    ("haaglanden", "00HI03", "François Vatel vmbo", "Den Haag", "Den Haag",
     "2592 TD", VMBO, "HBR MVI D&P"),
    ("almere", "27VD00", "Aeres VMBO Almere", "Almere", "Almere", "1362 JA", VMBO, "GROEN D&P"),
    ("almere", "17DN01", "Arte College", "Almere", "Almere", "1363 CB", VMBO, "MVI D&P"),
    ("almere", "24RW03", "Buitenhout College", "Almere", "Almere", "1335 JV", VMBO, "D&P"),
    ("almere", "16AW00", "Echnaton", "Almere", "Almere", "1324 EL", "bb kb gl tl havo", "D&P"),
    ("almere", "17DN00", "De Meergronden", "Almere", "Almere", "1353 AL",
     "kb gl tl havo vwo", "PIE D&P"),
    ("westerkwartier", "00DI00", "rsg de Borgen", "Leek", "Westerkwartier", "9351 HC",
     VMBO, "PIE BWI M&T"),
    ("westerkwartier", "00DI03", "rsg de Borgen", "Grootegast", "Westerkwartier", "9861 CR",
     VMBO, "D&P"),
    ("westerkwartier", "00ZV05", "Lauwers College", "Grijpskerk", "Westerkwartier", "9843 BG",
     VMBO, "D&P"),
    ("overijssel", "02UX06", "Vechtdal College", "Ommen", "Ommen", "7731 RZ",
     "bb kb gl tl havo vwo", "D&P PIE"),
    ("overijssel", "02UX01", "Vechtdal College", "Hardenberg", "Hardenberg", "7701 AW",
     VMBO, "PIE BWI M&T"),
    ("overijssel", "04OY00", "Carmel College Salland", "Raalte", "Raalte", "8101 BW",
     VMBO, "PIE BWI"),
    ("drenthe", "20LO04", "Dr. Nassau College", "Assen", "Assen", "9403 AM", VMBO, "PIE M&T BWI"),
    ("drenthe", "19IW04", "RSG Wolfsbos", "Hoogeveen", "Hoogeveen", "7905 BZ", VMBO, "PIE Z&W"),
    ("drenthe", "20LA03", "Esdal College", "Emmen", "Emmen", "7822 HK", VMBO, "BWI M&T"),
]
