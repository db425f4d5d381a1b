"""The words for days, weekdays and months in the languages that people log in. Data only."""

from extraction.phrases import word_set

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner enero ene janvier janeiro gennaio januari stycznia styczeń января январь",
            "february feb februar febrero février fevrier fevereiro febbraio februari lutego luty февраля февраль",
            "march mar märz maerz marzo mars março marco marts marca marzec марта март",
            "april apr abril avril aprile kwietnia kwiecień апреля апрель",
            "may mai mayo maggio maio maj maja мая май",
            "june jun juni junio juin junho giugno czerwca czerwiec июня июнь",
            "july jul juli julio juillet julho luglio lipca lipiec июля июль",
            "august aug agosto août aout augusti sierpnia sierpień августа август",
            "september sept sep septiembre septembre setembro settembre września wrzesień сентября сентябрь",
            "october oct oktober okt octubre octobre outubro ottobre października październik октября октябрь",
            "november nov noviembre novembre novembro listopada listopad ноября ноябрь",
            "december dec dezember dez diciembre décembre decembre dezembro dicembre grudnia grudzień desember декабря декабрь",
        ),
        start=1,
    )
    for name in names.split()
}

# These are ordinary words too: they count as a month only when written as a name, or beside a year.
DOUBTFUL_MONTHS = frozenset({"may", "march", "mar", "mars", "mai", "maj", "marco", "dez", "dec"})

WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "monday montag lunes lundi segunda-feira lunedì lunedi poniedziałek mandag måndag понедельник",
            "tuesday dienstag martes mardi martedì martedi wtorek tirsdag tisdag вторник",
            "wednesday mittwoch miércoles miercoles mercredi mercoledì mercoledi środa środę onsdag среда среду",
            "thursday donnerstag jueves jeudi giovedì giovedi czwartek torsdag четверг",
            "friday freitag viernes vendredi venerdì venerdi piątek fredag пятница пятницу",
            "saturday samstag sonnabend sábado sabado samedi sabato sobota sobotę lørdag lördag суббота субботу",
            "sunday sonntag domingo dimanche domenica niedziela niedzielę søndag söndag воскресенье",
        )
    )
    for name in names.split()
}

SHORT_WEEKDAYS = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}

ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})
# What is counted by them and is no day.
ORDINAL_NOUNS = word_set(
    "set sets rep reps round rounds time times attempt attempts try tries workout workouts session sessions week weeks place lap laps mile"
    " miles km kilometer kilometre month year interval intervals minute min hour one exercise lift floor hole grade century birthday"
    " anniversary day pull push"
)

NUMBER_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "couple": 2,
}  # fmt: skip

# The label is the distance from today in days; "no" marks words that only look like a day.
DAY_PHRASES: dict[str, str] = {
    "0": """today / todays / today's / this morning|afternoon|evening|noon / tonight / earlier today / just now
        heute / heut / heute morgen|früh|abend|mittag|nachmittag|vormittag / hoy / esta mañana|tarde|noche / aujourd'hui
        ce matin|soir / cet après-midi / cet après midi / hoje / esta manhã / hoje de manhã / oggi / stamattina / stasera
        stamani
        dziś / dzisiaj / сегодня / сегодня утром|вечером / i dag / idag / i morges / i morse / i kveld / i aften / ikväll
        i kväll""",
    "-1": """yesterday / yesterdays / yesterday's / yesterday morning|afternoon|evening|night / last night
        gestern / gestern morgen|früh|abend|mittag|nachmittag / ayer / anoche / ayer por la|el mañana|tarde|noche / hier
        hier soir|matin
        ontem / ontem à noite / ieri / ieri sera|mattina / wczoraj / вчера / вчера утром|вечером / i går / igår / i gar
        i går kveld|aften""",
    "-2": """day before yesterday / the day before yesterday / vorgestern / anteayer / antier / antes de ayer / avant-hier
        avant hier
        anteontem / altro ieri / l'altro ieri / przedwczoraj / позавчера / i forgårs / i förrgår""",
    "1": """tomorrow / tomorrows / tomorrow's / tomorrow morning|afternoon|evening|night / morgen
        morgen früh|abend|nachmittag / mañana
        demain / demain matin|soir / amanhã / domani / domani mattina|sera / jutro / завтра / i morgen / imorgen / i morgon
        imorgon
        imorra""",
    "2": """day after tomorrow / the day after tomorrow / übermorgen / pasado mañana / après-demain / après demain
        dopodomani / pojutrze / послезавтра""",
    "7": """next week / nächste woche / kommende woche / próxima semana / la próxima semana / semaine prochaine
        settimana prossima / neste uke / nästa vecka""",
    "no": """guten morgen / am morgen / jeden morgen / por la mañana / de la mañana / cada mañana / these days / nowadays
        day before|after / every day""",
}

CJK_DAYS = {
    "一昨日": -2, "おととい": -2, "前天": -2, "그저께": -2, "昨日": -1, "昨天": -1, "昨晚": -1, "어제": -1, "昨夜": -1,
    "今日": 0, "今天": 0, "今朝": 0, "오늘": 0, "明日": 1, "明天": 1, "내일": 1,
}  # fmt: skip

# Short weekdays that are words as well, what may stand before one at the head of a sentence, and what behind these.
ALSO_WORDS = word_set("mon sat sun")
ONLY_DAYS = word_set("tues wed weds thu thur thurs")  # no other word is spelled like these
BEFORE_DAYS = word_set("and also oh so then plus btw ok on but forgot missed forgotten")
TRAINED_ON = word_set(
    """squat squats bench deadlift deadlifts press rows row dips pullups chinups curls lunges swings planks run ride swim walk ups raises
    extensions pulldowns cleans snatches thrusters thrusts bridges burpees legs arms chest shoulders push pull upper lower cardio"""
)
BEHIND_DAYS = word_set(
    """i we i'd did ran rode swam walked rowed benched squatted lifted pulled pressed biked cycled trained went had hit after before
    morning night evening afternoon noon am pm lunch squat squats bench deadlift deadlifts press rows row run ride swim legs arms back chest
    push pull upper lower cardio gym"""
)
FUTURE_WORDS = word_set("""will i'll we'll gonna going next coming upcoming plan planning planned tomorrow werde werden will
        nächsten nächste
    kommenden voy próximo próxima prochain prochaine vais vou prossimo prossima będę буду skal ska nästa neste""")
REFERENCE_WORDS = word_set("from than since until till before by vs versus every each seit bis desde hasta depuis jusqu'à od до с każdy")
GERMAN_WORDS = word_set("ist mein meine und ich das war der die gemacht habe mit kg-hantel wie heute")
TRAINING_WORDS = word_set("""box did trained training train worked workout session gym lifted lift ran run hit went squatted
        benched deadlifted pulled pushed
    legs leg push pull upper lower chest back day completed finished crushed swam rowed biked rode squats squat bench press deadlift
    deadlifts wod metcon trainiert gemacht entrené hice trené treinei allenato fatto zrobiłem сделал trente tränade ai fait""")
