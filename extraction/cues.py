"""Phrases that tell a report from a plan, a question, other people's lifts and history, by language. Data only."""

from extraction.phrases import word_set

_LIFTED = (
    "did|hit|got|ran|made|finished|completed|benched|squatted|deadlifted|pressed|pulled|cleaned|snatched|rowed|swam|biked|cycled|rode"
    "|lifted|managed|worked|went|had|started|ended|added|used|failed|missed|crushed|smashed|nailed|banged|knocked|repped|jogged|walked"
    "|hiked|trained|tried|increased|dropped|warmed|scaled|chose|kept|put|moved|took|attempted|performed|held|ground|played|logged|stopped"
)

# A verb that opens a clause, or follows I or we, says that it was done.
DONE_VERBS = frozenset(_LIFTED.split("|")) | word_set(
    "gemacht geschafft gelaufen gedrückt gebeugt gehoben hice corrí levanté entrené terminé fiz corri treinei levantei fatto corso"
    " zrobiłem zrobiłam przebiegłem сделал сделала пробежал пожал присел gjorde løp sprang körde trente tränade tok tog"
)

PERSONS = (
    "friend|friends|buddy|buddies|wife|husband|partner|girlfriend|boyfriend|fiancé|fiancée|bro|brother|sister|dad|father|mom|mum|mother"
    "|son|daughter|kid|kids|coach|trainer|roommate|flatmate|teammate|cousin|sis|girl|boy|pt|ex|hubby|grandma|grandpa|neighbour|neighbor|client|pal"
    "|boss|colleague|coworker|uncle|nephew|niece|bestie|mate"
)

_OWNERS = "|".join(f"{person}'s" for person in PERSONS.split("|"))

CUES: dict[str, str] = {
    "plan": """today's|tonight's|week's plan|goal|goals / plan for today|tonight / called for / calls for
        rx weight|load|was|is / the rx was|is
        i'll / i will / i'm going to / i am going to / i'm gonna / gonna / we'll / will be / will do / will try
        will see / we will
        going to do|try|squat|bench|deadlift|run|hit|go|add|start|work|press|row|aim|attempt / i plan (on|to)
        planning to|on / plan to
        the plan is|was / my plan is|was / plan is|was / plan for / here's the|my plan|program|programme|routine|split|schedule
        here is the|my plan|program|programme|routine|split|schedule / my plan / the plan / had planned / i planned / was planning
        here's what i'm doing|planning / here is what i'm doing|planning / what i'm going to do / what i'll do / what i'm planning
        my (new|current|weekly) program|programme|routine / my new|current|weekly split|schedule
        training plan|program|programme / workout plan|program
        next week|month|workout|session|time|cycle|monday|tuesday|wednesday|thursday|friday|saturday|sunday / this coming
        tomorrow / tomorrow's / tomorrows / day after tomorrow / want to / i want / wanna / i'd like (to)
        i would like (to) / i'd love to / would love to / someday / some day
        would be (so) lovely|nice|great|amazing|awesome|cool|sweet|insane
        would be (so) epic|ideal|wonderful / would be a|my|the dream / imagine / dream of|about|is / my dream / i dream / wish i
        hope to / hoping to / hoping for / looking to / my goal / goal is|was|for / goals / the goal / goal of
        aiming to|for / aim to|for|at
        target is|for|of / my target / i should do|be|try|start / i need to / i have to / i'm doing / i am doing
        i'm supposed to / supposed to
        program|programme|plan|template|app|sheet|spreadsheet|schedule|workout says|said|calls|called|asks|asked|wants|wanted|prescribes
        program|programme|template|app|spreadsheet|schedule has|had|tells|told
        was|were meant to / by january|february|march|april|may|june|july|august|september|october|november|december|christmas|summer
        by spring|autumn|winter|easter|the end of
        coach|trainer wrote|sent|programmed|prescribed|assigned / on the board|whiteboard / note to self
        need to get|hit|do|reach|be|start|try|work / target weight|weights|reps|sets|pace|time|times
        from now on / coach|trainer says|said|wants|suggests|suggested|told|recommends
        scheduled for tomorrow / prescribed weight|weights|load|loads|reps|was|is|for
        the standard for / is the standard / rx for men|women / level i|ii|iii
        was going to / were going to / going for / trying for / i might / i may / thinking of|about|# / considering
        let's|lets do|make|aim|go|try|say|plan|shoot|switch|change|move|set|target|see|call (it|for|to) / let us / make it # next
        would be (even|much|so) cooler|better|fun|cool|nicer|harder|easier / i'd rather / would rather / rather do|run|have|go
        sign|signed|signing up for|to / registered for|to / i've entered / i entered a|an|the|for / can't|cannot|cant wait (to)
        looking forward to / excited to|for / next up / up next / coming up / on the|my schedule|calendar|agenda / scheduled for
        shooting for / gunning for / bout to / imma / ima / finna / tryna / next weekend / tomorrow's
        next january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter
        later today|tonight / about to / still have|need|got to / have|need|got to do|run|get|finish|go still / i must / must do|run|get
        ill do|squat|bench|deadlift|press|run|row|try|go|hit|add|start|be / want # / wants to
        morgen / nächste woche / nächstes mal / nächsten / ich werde / werde ich / ich will / ich möchte / will ich
        geplant / mein plan
        mein ziel / trainingsplan / mañana / voy a / vamos a / haré / la próxima semana / próxima semana / quiero / mi plan
        mi objetivo / plan para
        demain / je vais / je ferai / la semaine prochaine / semaine prochaine / je veux / mon objectif / mon programme
        j'aimerais
        amanhã / vou fazer / vou / próxima / quero / meu plano / meu objetivo / domani / farò / la settimana prossima
        voglio / il mio obiettivo
        jutro / zrobię / będę / w przyszłym tygodniu / chcę / mój cel / завтра / сделаю / буду / на следующей неделе / хочу
        моя цель / план на
        i morgen / imorgen / imorgon / i morgon / skal / ska jag / jag ska / jeg vil / neste uke / nästa vecka
        målet er|är|mitt""",
    "regimen": """once|twice a|per week / times a|per|each week / days a|per week / sessions a|per week
        for #|two|three|four|six|eight|ten|twelve weeks
        run this|that / repeat twice|thrice|this|that|#|three|four|five|for|steps|from|until|all|the|times
        here's|here is the|a|my|our|their template|programming|cycle|block|progression / the template
        sample week|workout|program|session|routine / beginner|intermediate|advanced program|programme|routine|template""",
    "no": "guten morgen / jeden morgen / am morgen / por la mañana / de la mañana / felt like it will|would ",
    "wanted": """wanted to / i wanted / wanting to / really wanted / hoped to / intended to / meant to do / was supposed to
        wanted / i thought of|about / originally""",
    "advice": """you should / you need to / you can / you could / you must / you want to / your goal / try to / make sure
        be sure to / my advice
        try doing|adding|using|taking|going
        it's recommended / recommended / i recommend / i suggest / i'd recommend / if you / people should
        beginners should / aim / one should
        mitt råd / mein rat / mein tipp / mi consejo / mon conseil / meu conselho / il mio consiglio / moja rada / мой совет""",
    "past": """i'd|we'd done|hit|lifted|benched|squatted / i had done|hit|lifted|benched|squatted
        up|down from # / old|previous|prior time|score|mark|weight|record
        last week|month|year|time|session|workout|cycle|season|summer|winter|spring|autumn|fall|weekend
        a week|month|year ago
        weeks|months|years|week|month|year ago / weeks|months|years earlier|back / used to / i|we used to / back in / back when
        previously / in the past / back then / in those days / back in the day / ages ago / time|while ago|back
        at my peak / in my prime / in high school / in college / years|months|weeks before / when i was / when i started
        when i first
        letzte woche / letzten monat / letztes jahr / letztes mal / vor wochen|monaten|jahren / früher / la semana pasada
        el mes pasado
        el año pasado / la última vez / antes hacía / la semaine dernière / le mois dernier / l'année dernière / la dernière fois
        semana passada / mês passado / ano passado / última vez / la settimana scorsa / il mese scorso / l'anno scorso
        l'ultima volta
        w zeszłym tygodniu|miesiącu|roku / ostatnim razem / kiedyś / на прошлой неделе / в прошлом месяце|году / раньше
        in a|one year|month / over the last|past year|years|month|months|weeks / from # to # (kg|lb|lbs|kilos|pounds) in
        forrige uke|gang / i fjor / förra veckan|gången / sidste uge""",
    "habit": """i usually / i normally / i typically / i always / i generally / usually i / normally i
        is|are always|usually|normally|typically
        most days / every day|morning|evening|week i|is / jeden tag / todos los días / tous les jours""",
    "state": """my (current|old|previous|prior|last|best|lifetime|former|recent) pr|pb|prs|pbs|1rm|1rms|max|maxes is|was|are|were|of
        my (current|old|previous|prior|lifetime|all-time|former|recent) best|bests|record|records is|was|are|were|of
        my most recent 1rm|max|pr|pb / my (current) one rep (max) / my personal best|record|bests|records
        current|old|previous|prior|last|former pr|pb|max|1rm|best|record|prs|maxes
        is|very|totally|definitely doable / my best is|was / my max is|was / my 1rm is|was|of|used / previous best / personal best is|was
        one rep max was|is / working weights (are)
        my lifts are / my current lifts|numbers|maxes|max|1rms|stats|weights / my numbers|stats|maxes|prs|pbs|records|1rms
        lifetime prs|bests|records
        all-time|alltime bests|prs|records
        i can usually|normally|generally|also|still|maybe|probably|sometimes|about|comfortably|consistently
        i can do|get|lift|squat|bench|deadlift|press|run|row|hit|hold|manage|pull|knock|handle|now|only|already|barely|curl|easily|currently
        i'm able to / i am able to / i like|love|prefer|enjoy|hate
        i currently / i'm currently
        my max|best|heaviest|biggest|longest|fastest|top bench|squat|deadlift|press|lift|lifts|run|mile|snatch|clean|ohp|row|marathon
        my max|best|heaviest|biggest|longest|fastest|top pull|pullups|pushups|plank|swim|ride|bests|total
        current lifts|numbers|maxes|weights|bests|prs|pbs|stats
        my bests (so) (far) / bests so far / about me|myself / my stats / my background
        mi récord|marca|máximo / mon record|max / mein rekord|bestwert|maximum / il mio record|massimale / meu recorde|máximo
        mój rekord|maks / мой рекорд|максимум
        i've been stuck at / been stuck / i could have / could have / should have / would have / should've / could've
        would've / if i was|were|had|could
        mine personlige rekorder / mine rekorder / meine bestleistungen|bestwerte|rekorde / mis récords|marcas|records
        mes records / meus recordes
        i miei record|massimali / moje rekordy / мои рекорды / mina rekord|personbästa / ich kann / ich schaffe
        puedo hacer / je peux / consigo
        rekordlifte / ich mache normalerweise""",
    "other": """he|she did|does|got|hit|ran|lifted|benched|squatted|deadlifted|pulled|pressed|started|ended|moved|put|had|was|is
        he|she made|finished|went|can|could|just|also|only
        he|she's / he / she
        his|her (old|new|own|personal|one) pr|pb|max|best|rep|1rm|personal|pushups|form|score|time|set|sets
        they did|got|hit|lifted|benched|squatted|deadlifted|all / some people|guys|others / other people|guys|women|men
        another|a|some guy|girl|dude|bro|kid|woman|man|lady|athlete|lifter|person
        the guy|girl|man|woman|lifter next / this guy|girl|dude / everyone else
        world champ|champion|champions / olympian|olympians / the pros / elite lifters|runners|athletes
        most people|were|guys / subjects / participants / researchers / the study / studies / meta analysis / volunteers
        compared to / watched / the other guy|guys / her|his (old|new) pr|pb|max|best / world record / the winner
        mein|meine freund|freundin|frau|mann|kumpel|bruder|schwester|trainer|trainingspartner
        mi amigo|amiga|esposa|marido|novio|novia|hermano|hermana
        mon|ma ami|amie|pote|femme|mari|copain|copine|frère|sœur|soeur|coach
        meu|minha amigo|amiga|esposa|marido|namorado|namorada|irmão|irmã
        il mio amico|ragazzo|fratello / la mia amica|ragazza|sorella|moglie
        mój|moja kolega|przyjaciel|koleżanka|żona|mąż|brat|siostra
        мой|моя друг|подруга|жена|муж|брат|сестра / min|mi venn|venninde|kompis|kone|mann|kæreste|bror|søster|fru|sambo""",
    "person": f"""my (gym|best|training|workout|lifting) {PERSONS} / a friend|buddy|colleague / our coach|trainer / the coach
        my (gym|best|training|workout|lifting) {_OWNERS}""",
    "report": f"""i|we {_LIFTED} / i|we just|only|then|also|actually|finally|even|easily|barely {_LIFTED} / i was able to
        we were able to / i'm done / done with / done
        today / todays / today's / this morning|afternoon|evening / tonight / yesterday / last night / day before yesterday
        days ago / earlier today / just did|finished|ran|hit|got
        ended up / worked up to / my score|time|result|results / my final score|time / this time / for me / took me
        i've done|just|finished|completed|got|hit / new pr|pb|1rm|max
        i|we want|need|have|wanted to log|record|add|report|tell|track|save|note / i'd like to log|record|add|report|track|save|note
        i would like to log|record|add|report|track|save|note / let me log|record|add|report|tell|note / wanna log|record|add|report|note
        can|could you|u log|add|record|note|save|track|put / please log|add|record|note|save|track / log this|that|my|it
        note that down / workout so far / so far
        heute / gestern / vorgestern / habe ich / ich habe / ich bin / hab / hoy / ayer / hice / he hecho / aujourd'hui
        hier / j'ai fait|couru|fini / j'ai
        hoje / ontem / fiz / oggi / ieri / ho fatto / ho / dziś / dzisiaj / wczoraj / zrobiłem|zrobiłam / сегодня / вчера
        я сделал|сделала / сделал|сделала
        i dag / i går / idag / igår / jeg tok|gjorde|løp|tog|trente / jag gjorde|sprang|körde|tog|tränade""",
    "felt": "felt / went well|great|good|ok|okay|smoothly|better|fine / moved well|fast|better|great / war gut / fue bien",
    "body": """weighed in / weigh in / weigh-in / weighing in / body weight / bodyweight is|was|today|this|at / i weigh
        i weighed / scale said|says / hrv / resting hr
        resting heart rate / slept / blood pressure / body fat / gewicht heute / ich wiege / peso hoy / je pèse""",
    "question": """can|could someone|anyone|anybody|somebody / form check
        which one|ones|of / what's / whats / wats / hows / how's / whens
        what is|was|are|were|should|do|did|does|would|if|about|can|could|weight|exercise|workout
        how much|many|do|did|should|can|is|was|are|to|about|come|often|long|far|heavy|does|would
        why / when is|was|did|do|should|will|can|are / should|shall i|we / can i|we / can you|u / could you|i|we / do i|you|we
        is|was|are|does|will|would|could|should|can # / is it|this|that|there|my / are there|my|these
        did i|we / have i / was i|it|that|my / am i / would it|you|that|i / will i|it|you / does it|this|that|anyone|my
        anyone / any advice|tips|suggestions|idea|ideas / tell me / show me
        remind me / list my / give me / help me / wie viel|viele|lange|oft|soll / was ist|war|soll|mache / soll|kann ich
        which day|days|week|month|lift|lifts|exercise|exercises|muscle|muscles|weight|workout|session|run is|was|did|do|does|have|has
        warum / cuánto|cuántos|cuántas / qué / cuál / puedo / debo
        combien / quel|quelle / est-ce / pourquoi / quanto|quantos|quanti / qual|quale / ile / czy / jaki / сколько / какой
        почему / hvor / hva / hvad / hur / vad""",
}

ASKS_OF = word_set("was were is are does has")
# A sentence that begins with one of these asks, also without its mark.
ASKS_FIRST = word_set("is are does")
LOGS = word_set("log add record note save track put tell report")
PLAN_HEADS = word_set(
    "next upcoming tip tips advice reminder goal goals plan plans target targets todo tomorrow"
    " ziel objetivo objectif obiettivo cel цель mål"
)
LEADS = word_set("but and then only just also so actually finally still even though aber dann pero luego mais puis i")

# A short line without a number is a heading when it names a plan or a list of records and tells nothing.
HEADING_WORDS = word_set(
    """plan plans program programme routine schedule tomorrow tomorrow's goal goals target targets next prs pbs records
    rekorder rekorde maxes 1rms
    bests lifts numbers friend's wife's husband's partner's plan: trainingsplan ziel ziele récords rekordy rekord morgen demain
    mañana jutro завтра рекорды план"""
)
# A line of these alone heads a list of what somebody can do, not of what was done today.
RECORD_WORDS = word_set("prs pbs records maxes 1rms bests rekorde rekorder récords rekordy bestleistungen массималы рекорды")
LABELS = word_set("pb pr record best heaviest biggest strongest most max fastest slowest pace split splits time times average avg total")
LABEL_TELLS = word_set("that's that ever is was a new today yesterday did ran rowed hit set got beat finally just another first time's")
RECORD_COMPANY = word_set("my all time lifetime current personal best list of the mine meine mis mes lifts gym life ever moje мои")

TELLING_WORDS = word_set(
    "i i'm i'll i've we gonna be will want see sore rest off can can't wait is was am are so feel felt hope hopefully need"
)

# Seeing or helping somebody else lift is not one's own lift.
WATCHING = word_set("see watch watched watching saw seeing spot spotted spotting help helped helping coach coached coaching show showed")

# A time that opens a sentence governs what follows it, unless one of these makes it a comparison.
COMPARING = word_set("unlike since after from than like as compared with beating beat up vs until")

# Where a sentence may turn to something else after and, but, while ...
TURNS = word_set(
    "and n but while whereas although though so then und aber während y pero mientras et mais tandis e mas ma mentre ale и но а og men och"
)
SUBJECTS = (
    word_set(
        "i i'll i'm i've i'd it we my he she his her they tomorrow yesterday today next last then also only just should did"
        " got hit ended managed ich er sie"
        " morgen heute gestern mein meine yo él ella mañana mi je il elle demain mon ma eu ele ela amanhã meu io lui lei"
        " domani ja on ona jutro"
        " mój я он она завтра мой jeg han hun jag hon imorgon some someone others everyone"
    )
    | DONE_VERBS
)

# People said something, or helped: they are not the ones who lifted.
HELPS = word_set(
    "had told tell says said say spotted made makes gave gives asked suggested wants wanted recommended programmed"
    " prescribed and & helped helping"
    " thinks thought let has called calls me und y et e i og och"
)
WITH_WORDS = word_set("with w for by from to of like as at against beside mit für con para avec pour com med med z dla с для that's")
PERSON_VERBS = word_set(
    "attempted did benched squatted deadlifted lifted pressed finished stayed snatched cleaned rowed ran pulled repped"
    " maxed moved made managed scaled hit got completed"
)
LIFTED_BY = word_set("did managed repped attempted benched squatted deadlifted lifted pressed pulled snatched cleaned maxed ran rowed")
# What may stand before such a verb and is nobody: when, where and how it was done, and what it was.
NO_DOERS = word_set(
    """mon tue tues wed weds thu thur thurs fri sat sun weekend noon midday night tonight lunch dinner breakfast home gym school outside
    inside outdoors indoors alone together solo work session sessions training practice class team family crossfit circuit circuits hiit
    yoga intervals tempo easy long short quick slow heavy light hard recovery deload off rest again once twice always usually often yet
    maybe almost nearly barely not nope yeah yep instead otherwise however because since while when where that which what whoever they
    she he we us me it so up am pm oh eh ya his her him them people someone somebody nobody hey yay wow lol okay please dumbbells
    kettlebells barbell machine machines cable cables rings band bands core abs glutes quads hams hamstrings calves biceps triceps delts
    traps lats pecs amrap warm warmed
    vorher nachher dann danach luego después après ensuite depois dopo potem потом så sen""",
)
OFTEN_MISTYPED = word_set("today yesterday tonight morning evening afternoon then finally just also actually first after before lunch")
NOT_NAMES = word_set("""i we you it this that these those there then today yesterday tomorrow finally also just even first
        second third last next each set sets squat squats
    bench press deadlift deadlifts row rows curl curls snatch clean jerk ohp bp dl everything everyone nothing one two three
        and but so after before
    again still only once never all what who legs arms back chest shoulders pull push pullups pushups dips monday tuesday
        wednesday thursday friday
    saturday sunday january february march april may june july august september october november december run runs bike swim
        wod metcon fran grace murph helen
    diane karen annie cindy isabel jackie amrap emom workout afterward afterwards later here now well yup yes no ok okay body
        weight lunges thrusters
    warmup day week month year morning world farmer farmers captain let round rounds time cardio coach ended got did felt heute
    gestern ayer hoy hier the a an my our lat leg calf""")
