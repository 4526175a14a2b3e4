"""What some companies tell in English: their profile, and an offer by its Dutch title."""

TRANSLATIONS = {
    "kopernagel": {
        "contact_role": "Training master of the workshop",
        "profile": {
            "summary": "We bring power, water and heat to the new homes of the Binckhorst.",
            "story": [
                "In a new house you do not see our work: it is behind the wall. Twenty fitters lay "
                "pipes, hang heat pumps and make lamps listen to a phone.",
                "Behind our shed is a classroom with ten practice walls. Pupils may make mistakes "
                "there. Our training master was once a vmbo pupil who could not sit still.",
            ],
            "photo_alt": "Cross-section of a house with pipes, a boiler and a solar panel.",
        },
        "offers": {
            "Techniek om je heen: robots, hackers en slimme lampen": {
                "title": "Technology around you: robots, hackers and smart lamps",
                "summary": "A fitter shows your class what happens behind a light switch. And how "
                "somebody outside could switch that lamp on.",
                "description": [
                    "The fitter brings a case full of things you have at home: a doorbell, a "
                    "thermostat, a lamp. You take them apart and draw how the current runs.",
                    "Then we try to take over a smart lamp. That works sooner than you think. "
                    "Together you find three rules that stop it.",
                    "At the end the fitter tells about an ordinary working day. You may ask "
                    "anything, also about pay.",
                ],
                "lesson_topic": "Robots, the internet of things and security",
                "speaker_role": "A fitter and a programmer",
                "equipment": "A screen with HDMI, tables in four groups and sockets along the wall.",
                "learning_goals": "You can explain what a sensor does, and why a lamp needs a "
                "password.",
                "bring": "Keep the classroom cool: the case uses a lot of power and gets warm.",
                "picture": "Drawing of a house with sensors, pipes and a solar panel.",
            },
        },
    },
    "lichtvoeg": {
        "contact_role": "Working foreman",
        "profile": {
            "summary": "We make counters, kitchens and stairs of wood, made to measure, without one "
            "screw in sight.",
            "story": [
                "Our place smells of oak. Eleven cabinet makers build counters for hotels, benches "
                "for stations and kitchens for small homes. It all starts with a full-size drawing.",
                "A computer steers the saw, but we sand the last edge by hand. Whoever comes to "
                "look goes home with a joint that fits.",
            ],
            "photo_alt": "Drawing of two beams that slide together with a dovetail.",
        },
        "offers": {
            "Twee planken, geen schroef: maak een zwaluwstaart": {
                "title": "Two boards, no screw: make a dovetail",
                "summary": "You saw and chisel a joint that has held for a thousand years. If it does "
                "not fit, you pare it until it does.",
                "description": [
                    "You start with a sharp pencil. Mark well and you pare less. Then you saw the "
                    "tails, chisel out the wood and tap the parts together.",
                    "At the end you have one corner of a box. Come again and you make the other "
                    "three.",
                ],
                "skills": "Marking, sawing, chiselling and fitting",
                "material_supplied": "Oak, saws, chisels and a bench for every two pupils.",
                "certificate": "Skills card for wood, part: joints",
                "learning_goals": "You measure and mark to half a millimetre, and use a chisel "
                "safely.",
                "safety_gear": "You get glasses, an apron and a glove for your left hand.",
                "bring": "Hair tied back, no rings.",
                "cost_note": "per pupil, for wood",
                "picture": "White line drawing of two beams with a dovetail, close up.",
            },
        },
    },
    "scheve-kraan": {
        "contact_role": "Head of safety",
        "profile": {
            "summary": "We lift what is too heavy for people: from roof parts to a bridge of forty "
            "tonnes.",
            "story": [
                "Our name means the crooked crane, but our cranes never are: that is the joke. For "
                "every lift we make a plan. Where does the crane stand, how hard does it blow, who "
                "gives the signals?",
                "In our yard there is a practice track with a small crane. Pupils lift an egg in a "
                "bucket there. If the egg breaks, you start again.",
            ],
            "photo_alt": "Drawing of a tower crane with dimension lines and a load on the hook.",
        },
        "offers": {
            "Haal je kraandiploma in twee uur": {
                "title": "Get your crane diploma in two hours",
                "summary": "You pull a steel cable until it snaps and then lift an egg in a bucket. "
                "Still whole? Then you get your diploma.",
                "description": [
                    "First a cable goes into the pulling bench. You guess at how many kilos it "
                    "breaks, and watch from behind glass.",
                    "Then you learn the arm signals of a lifting supervisor. Two pupils signal, one "
                    "steers the small crane. Under the hook hangs a bucket with an egg.",
                ],
                "stops": [
                    ("The pulling bench", "A cable of two centimetres breaks. You will hear it."),
                    ("The signals", "With your arms you say: up, stop, slowly."),
                    ("The practice track", "Drive the small crane around three barrels."),
                ],
                "learning_goals": "You know why a lifting plan is needed and you know four signals.",
                "safety_gear": "Helmet and vest at the gate, also in children's sizes.",
                "bring": "Closed shoes and a coat: we stand outside.",
                "accessibility_note": "The yard has gravel; you can reach the pulling bench with a "
                "wheelchair.",
                "picture": "Drawing of a tower crane that carries a red load.",
                "attachment": "Route and parking (in Dutch)",
            },
        },
    },
    "propellernest": {
        "contact_role": "Flight instructor",
        "profile": {
            "summary": "We build and fly drones that look at roofs, dikes and wind turbines.",
            "story": [
                "A drone sees in ten minutes what takes a person a day of climbing. We build them "
                "ourselves, from frame to software, and fly over Flevoland every week.",
                "Flying is quick to learn. Flying safely takes time: weather, rules, batteries and "
                "paying attention. We practise that with pupils in a hall with a net.",
            ],
            "photo_alt": "Top view of a drone with four rotors and dimension lines.",
        },
        "offers": {
            "Dronetechniek 1: bouwen, vliegen, meten": {
                "title": "Drone technology 1: build, fly, measure",
                "summary": "On six Wednesday afternoons you build a drone. In the last lesson you fly "
                "a course through hoops.",
                "description": [
                    "You solder motors to a frame, tune the controls and learn the rules of flying. "
                    "You fly in a hall with a net, so a crash is no problem.",
                    "In lesson five you hang a camera under your drone and look for a fault on a "
                    "model roof. That is exactly our work.",
                ],
                "module": "Drone technology 1",
                "certificate": "Certificate of the elective drone technology 1",
                "learning_goals": "You build a drone, fly safely indoors and read an aerial picture.",
                "bring": "Old glasses or sunglasses. We have the rest.",
                "safety_gear": "Glasses and a net. Keep your fingers off the rotors.",
                "picture": "Top view of a drone with four blue rotors.",
            },
        },
    },
    "hete-naad": {
        "contact_role": "Welding master",
        "profile": {
            "summary": "We weld stairs, gates and bridge parts, from thin stainless steel to thick "
            "beams.",
            "story": [
                "Welding is staying calm next to something hot. Our fourteen welders make a seam you "
                "cannot feel when you run your hand over it.",
                "For pupils we have six welding booths with a window. The teacher can watch without "
                "a helmet.",
            ],
            "photo_alt": "Drawing of a welding torch over a seam, with sparks and a dimension line.",
        },
        "offers": {
            "Je eerste naad: booglassen in drie uur": {
                "title": "Your first seam: arc welding in three hours",
                "summary": "You weld two plates together, break them again and see how good your seam "
                "was.",
                "description": [
                    "The welding master shows it once, very slowly. Then it is your turn, with a "
                    "helmet on and his hand near yours. After an hour it goes by itself, or almost.",
                    "At the end we put your plates in the vice and bend them. If the seam holds, you "
                    "get a sticker for your helmet.",
                ],
                "skills": "Arc welding, judging a seam, working safely",
                "material_supplied": "Steel, electrodes, helmet, gloves and apron.",
                "certificate": "Proof of taking part, with a picture of your seam",
                "learning_goals": "You lay a straight seam and know what to check first.",
                "safety_gear": "We have everything. No contact lenses; glasses are fine.",
                "bring": "Cotton clothes: other fabrics melt.",
                "cost_note": "per pupil, for steel and electrodes",
                "accessibility_note": "One booth is wide enough for a wheelchair.",
                "picture": "White line drawing of a welding torch over a seam with sparks.",
            },
        },
    },
    "rolhelling": {
        "contact_role": "Coordinator of the workshop",
        "profile": {
            "summary": "We adjust wheelchairs, beds and hoists to the person who uses them.",
            "story": [
                "No wheelchair leaves before somebody has tried it. Two centimetres lower can save a "
                "sore back.",
                "Care and technology meet here. You talk with the customer, and then you pick up the "
                "spanners.",
            ],
            "photo_alt": "Technical drawing of a wheelchair with its turning circle below.",
        },
        "offers": {
            "Rolstoelgarage: repareren voor een echt mens": {
                "title": "Wheelchair garage: repairs for a real person",
                "summary": "A workshop with ten wheelchairs that need something. The next day "
                "somebody sits in them again.",
                "description": [
                    "Pupils work in pairs on one chair: a flat tyre, a brake that drags, a support "
                    "that is crooked. Our coordinator checks every chair before it leaves.",
                    "If you like, you take the chair back yourself and adjust it with the user.",
                ],
                "what": "Workshop with ten wheelchairs, tools and parts",
                "prerequisites": "None. We start with half an hour of explanation.",
                "bring": "A towel for greasy hands.",
                "picture": "White line drawing of a wheelchair with its turning circle below.",
                "attachment": "Wheelchair check card (in Dutch)",
            },
        },
    },
}
