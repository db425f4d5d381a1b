"""Words for pains, places in the body, pride, feelings, surroundings and weather. Data only."""

from extraction.phrases import word_set

_BODY = {
    "shoulder": """shoulder shoulders delt delts rotator schulter schultern hombro hombros épaule épaules ombro ombros spalla bark
        barki плечо плечи плечи skulder skuldre axel""",
    "knee": "knee knees knie rodilla rodillas genou genoux joelho joelhos ginocchio ginocchia kolano kolana колено колени kne knæ knä",
    "back": "back rücken espalda dos costas schiena plecy спина rygg ryg",
    "lower_back": "ql lumbar",
    "neck": "neck nacken hals cuello cou pescoço collo szyja kark шея nakke",
    "elbow": "elbow elbows ellbogen codo codos coude coudes cotovelo gomito łokieć локоть albue",
    "wrist": "wrist wrists handgelenk muñeca muñecas poignet poignets punho polso nadgarstek запястье håndledd",
    "hip": "hip hips hüfte cadera hanche quadril anca biodro бедро hofte höft",
    "ankle": "ankle ankles knöchel tobillo cheville tornozelo caviglia kostka ankel",
    "hamstring": "hamstring hamstrings hammy hammies beinbeuger isquios isquiotibial",
    "quad": "quad quads quadriceps oberschenkel",
    "calf": "calf calves wade waden pantorrilla mollet panturrilha polpaccio łydka икра legg",
    "achilles": "achilles",
    "groin": "groin adductor adductors leiste ingle aine virilha",
    "glute": "glute glutes piriformis po glúteo fessier",
    "shin": "shin shins schienbein espinilla tibia",
    "foot": "foot feet heel plantar toe toes fuß fuss pie pied pé piede stopa стопа fot",
    "hand": "hand hands palm palms grip finger fingers thumb thumbs hand mano main mão dłoń рука",
    "forearm": "forearm forearms unterarm antebrazo avant-bras antebraço",
    "biceps": "bicep biceps bizeps bíceps",
    "triceps": "tricep triceps trizeps tríceps",
    "chest": "chest pec pecs brust pecho poitrine peito petto klatka грудь bryst",
    "trap": "trap traps trapezius",
    "lat": "lat lats",
    "rib": "rib ribs rippe rippen costilla côte",
    "abs": "abs core stomach bauch abdomen",
    "arm": "arm arms brazo bras braço braccio ramię",
    "leg": "leg legs bein beine pierna piernas jambe jambes perna pernas gamba noga нога ben",
    "si_joint": "si sacroiliac",
    "collarbone": "collarbone clavicle",
    "head": "head headache kopf",
}
BODY = {word: part for part, listed in _BODY.items() for word in listed.split()}

# Pain said in a word or two; a word that is also a movement or a mood needs a body part beside it.
PAINS: dict[str, str] = {
    "pain": """pain / pains / painful / hurt / hurts / hurting / ache / aches / aching / achy / sharp pain / schmerz
        schmerzen / tut weh / tat weh / weh
        schmerzt / dolor / duele / me duele / dolía / douleur / mal à|au|aux / dor / dói / doeu / dolore / fa male / ból / boli / bolało
        болит / болят / боль / vondt / smerte / smerter / ont""",
    "injury": """injured / injury / tweaked / tweak / strained / strain
        pulled my|a (left|right) hamstring|groin|quad|calf|muscle|pec|lat|back|trap|bicep|glute|adductor|oblique
        pulled something / tore / torn / sprained
        sprain / popped / herniated
        aggravated / flared up / flare up / verletzt / gezerrt / lesión / lesioné / blessé / blessure / lesão / infortunio
        kontuzja / травма / skadet""",
    "discomfort": """twinge / twinges / twingy / niggle / niggles / niggling / pinch / pinching / pinchy / impingement
        not happy / isn't happy / wasn't happy
        unhappy / acting up / acted up / irritated / irritation / bothering / bothered / whining / barking / cranky / grumpy
        complaining
        giving me issues|trouble|problems / gave me issues|trouble|problems / issues with / trouble with / problem with
        problems with / discomfort
        uncomfortable / swollen / swelling / bruised / bruise / cramp / cramps / cramped / cramping / spasm / spasms / numb
        numbness / tingling
        didn't|doesn't feel good|right|great / not feeling good|right|great / felt off|weird|funny / feels off|weird|funny
        probleme / molestia / gêne""",
    "soreness": "sore / soreness / doms / muskelkater / agujetas / courbatures / dolorido / zakwasy / крепатура / støl / träningsvärk",
    "tightness": "tight / tightness / pinched / stiff / stiffness / verspannt / steif / raideur / rigidez",
    "dizziness": """light headed / lightheaded / dizzy / dizziness / nauseous / nausea / threw up / puked / vomited / schwindlig
        mareado / mareada / vertige""",
    "illness": """feeling sick|ill|unwell / felt sick|ill|unwell / got a cold / have a cold / getting sick / under the weather
        not feeling well / wasn't feeling well / fever / flu / krank / erkältet""",
}
CONCERN_KINDS = {"discomfort": "pain"}
MISSED = word_set("failed fail missed miss")
NEEDS_BODY = word_set("discomfort soreness tightness")
NEEDS_BODY_WORDS = word_set("hurt hurts hurting strained strain popped tore torn pulled weh ont mal")
ALWAYS_PAIN = word_set("discomfort soreness sore muskelkater doms agujetas courbatures zakwasy cramps cramp")
# What looks like a feeling or a pain, and is a name or was kept away.
SKIPPED = {
    "no": """strong lift|lifts|man / good morning|mornings / from getting irritated|sore|hurt|injured|tight|stiff
        light weight|weights|dumbbells / hard style"""
}
NEGATORS = word_set(
    """no not without zero never didn't doesn't don't isn't wasn't nothing free neither nor keine kein keinen ohne sin
        no sans pas sem sem
    senza bez нет без ingen ikke uten utan inte less avoid avoids avoiding prevent prevents"""
)
NO_LONGER = ("no longer", "anymore", "any more", "pain free", "pain-free", "went away", "is gone", "gone now", "schmerzfrei")

PRIDE: dict[str, str] = {
    "PR": """pr / prs / pr'd / pb / pbs / pb'd / personal record / personal records / personal best / personal bests / rep pr
        new max / new 1rm / new best
        best ever / all-time best / all time best / lifetime best / season best / new record / best set ever / heaviest ever
        fastest ever / most i've ever
        neue bestleistung / neuer rekord / bestzeit / nuevo récord / récord personal / nueva marca / nouveau record
        record personnel / recorde pessoal
        novo recorde / nuovo record / record personale / nowy rekord / rekord życiowy / новый рекорд / личный рекорд
        ny rekord / nytt rekord / ny pers / personbästa""",
    "first_time_rx": "first time rx / first rx / rx for the first time / first time doing it rx / first rx'd / rx'd for the first time",
    "first_time": """first time ever / for the first time / first ever / my first unassisted|strict|muscle / zum ersten mal
        por primera vez / pour la première fois / pela primeira vez / per la prima volta""",
    "improved_form": """better form / form felt better|great|good|solid / form is improving / form improved / improved form
        technique improved / best technique""",
}
# What before a record word says that none was set now.
NOT_NOW = word_set(
    "old previous prior last current former no not equal equals equalled missed missing trying try tried attempt"
    " attempts maybe close near failed almost if goal next"
)
BEATEN = word_set("beat beats beating broke breaking break smashed smashing crushed doubled tied topped exceeded new")

FEELINGS: dict[str, str] = {
    "tired": """tired / exhausted / wiped / wiped out / drained / fatigued / gassed / sluggish / beat up / spent / sleepy
        worn out / no energy / low energy / toast / müde / erschöpft / cansado / cansada / fatigué / fatiguée / stanco
        stanca / zmęczony / zmęczona / устал / устала / sliten / trött""",
    "strong": "strong / powerful / solid / stark / fuerte / fort / forte / silny / silna / сильный / sterk / stark",
    "easy": "easy / light / breeze / effortless / smooth / leicht / einfach / fácil / facile / łatwo / легко / lett / lätt",
    "hard": """hard / tough / brutal / heavy / rough / grind / challenging / difficult / struggle / struggled / struggling
        schwer / hart / anstrengend / duro / dura / difficile / dur / ciężko / тяжело / tungt""",
    "good": """good / great / awesome / amazing / fantastic / fun / happy / thrilled / pumped / energized / energised / fresh
        recovered / ecstatic / pleased / proud / gut / super / bien / genial / bueno / bem / ótimo / bene / dobrze / хорошо
        отлично / bra / godt""",
    "bad": """bad / terrible / awful / horrible / crappy / shitty / weak / off / unmotivated / meh / lousy / stressed / schlecht
        mal / mauvais / ruim / male / źle / плохо / dårlig / dåligt""",
}
FEELING_VERBS = word_set(
    """felt feel feels feeling was were is am i'm been session workout training day went everything all overall today so very
        super pretty really fühlte
    fühle gefühlt war me sentí siento fue sens était senti foi estava sentito era było czuję чувствую было føltes kändes"""
)
PLACES: dict[str, str] = {
    "home": """at home / from home / home gym / home workout / garage gym / in the|my garage / in the|my basement / my living room
        zuhause / zu hause / daheim / en casa / à la maison / chez moi / em casa / a casa / w domu / дома / hjemme / hemma""",
    "outdoor": """outside / outdoors / outdoor / in the park / at the park / on the trail|trails|beach|road|track / at the track
        trail run / draußen / al aire libre / dehors / ao ar livre / all'aperto / na zewnątrz / на улице / utendørs
        utomhus / ute""",
    "gym": """at the gym / the gym / my gym / gym session / crossfit box / at the box / fitness center|centre / health club
        rec center / im studio / fitnessstudio / ins gym / im gym / gimnasio / salle de sport / academia / palestra
        siłownia / siłowni / в зале / på gym / på gymmet / treningssenter""",
}
NOT_THERE = word_set("couldn't can't unable didn't not instead closed skipped skip no without leaving left after before to from")
WEATHER: dict[str, str] = {
    "hot": """in the heat / so hot / very hot / super hot / hot out / hot outside / hot day / hot today / hot and humid / boiling
        scorching / heat wave / sehr heiß / mucho calor / muy caluroso / chaleur / calor / caldo / upał / жара / varmt""",
    "humid": "humid / humidity / muggy / schwül / húmedo / humide / úmido",
    "cold": """so cold / very cold / freezing / cold out / cold outside / cold day / cold today / cold morning / in the cold|snow
        frigid / eiskalt / mucho frío / froid / frio / freddo / zimno / холодно / kaldt""",
    "rain": """in the rain / rainy / raining / pouring / im regen / bajo la lluvia / sous la pluie / na chuva / sotto la pioggia
        w deszczu / под дождём / i regn""",
    "windy": "windy / headwind / strong wind / lots of wind / windig / viento / venteux",
    "ideal": """perfect weather / great weather / beautiful weather|day / nice weather / ideal weather / perfect conditions
        lovely weather / ideal conditions / tolles wetter""",
}
