"""What single words mean in a training log, in the languages people log in. Data only: no grammar here."""

from decimal import Decimal
from typing import Final


def words(listed: str) -> frozenset[str]:
    """The words of a blank-separated list."""
    return frozenset(listed.split())


def _each(words: str, meaning: str) -> dict[str, str]:
    return {word: meaning for word in words.split()}


WEIGHT_UNITS: Final = {
    **_each(
        "kg kgs kilo kilos kilogram kilograms kilogramm kilogramo kilogramos kilogrammi kgm кг килограмм килограмма 公斤 千克 キロ 킬로",
        "kg",
    ),
    **_each("lb lbs lbm pound pounds pd pfund libras livres libbre фунтов фунта 磅 ポンド 파운드 #", "lb"),
}
DISTANCE_UNITS: Final = {
    **_each("m meter meters metre metres mtr mts metros metro mètres metri metrów метр метра метров м 米 メートル 미터", "m"),
    **_each(
        "km kms kilometer kilometers kilometre kilometres kilómetros quilômetros chilometri kilometrów"
        " километр километра километров км 公里",
        "km",
    ),
    **_each("mi mile miles miler mil millas milhas meilen mila", "mi"),
    **_each("yd yds yard yards", "yd"),
    **_each("ft feet foot", "ft"),
}
SECONDS: Final = {
    **_each("s sec secs second seconds sek sekunden sekunde segundos seg secondi secondes sekund сек секунд секунды 秒 초", "1"),
    **_each("min mins minute minutes minuten minutos minuti minut мин минут минуты 分 分間 分钟 分鐘 분", "60"),
    **_each("h hr hrs hour hours stunde stunden std heure heures hora horas ora ore godziny час часа часов 時間 小时 시간", "3600"),
}
REPS_WORDS: Final = words(
    "rep reps repetition repetitions repititions wdh wiederholung wiederholungen répétitions répétition repeticiones repetición reps"
    " repetições repetição ripetizioni ripetizione powt powtórzeń powtórzenia повторений повторения повторение повтор повторов раз раза"
    " 回 次 下 회 개 번 herhalingen repetitioner gentagelser repetisjoner toistoa"
)
SETS_WORDS: Final = words(
    "set sets satz sätze sätzen saetze saetzen série séries serie series serien séries sett sæt seria serii serie подход подхода подходов"
    " подходы сета セット 组 組 세트 sarjaa"
)
LENGTH_WORDS: Final = words("in inch inches cm mm zoll pulgadas deg degree degrees grip holes hole")
ROUNDS_WORDS: Final = words("round rounds rnds rds rd runden rondas tours rounden раундов раунда круга кругов ラウンド 轮 라운드")
SIDE_WORDS: Final = words("side sides leg legs arm arms hand hands lr l/r es seite bein arm lado pierna brazo côté jambe bras")
EACH_WORDS: Final = words("each per ea every pro je par por cada")
WARMUP_WORDS: Final = words(
    "warmup warmups warm-up warm-ups warmed aufwärmen aufwärmsatz aufwärmsätze aufgewärmt calentamiento échauffement aquecimento"
    " riscaldamento rozgrzewka разминка разминочный ウォームアップ アップ 热身 워밍업 wu uppvärmning oppvarming opvarmning"
)
FAIL_WORDS: Final = words(
    "fail fails failed failing failure missed miss almost nope abandoned fehlversuch gescheitert fallé raté échoué fallito"
    " falhei не失敗 失败 실패"
)
BODYWEIGHT_WORDS: Final = words("bw bodyweight body-weight körpergewicht kg-körper poids-du-corps unweighted 自重 맨몸")
BAR_WORDS: Final = words("bar stange leerstange barra barre")
MAX_WORDS: Final = words("max maximum amrap failure amap")
ASSISTED_WORDS: Final = words("assisted assistance astd assist")
TIMES_SIGN: Final = words("x X × ✕ ✖ х Х ⨯ *")

ONES: Final = dict(
    zip(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        map(Decimal, range(1, 20)),
        strict=True,
    )
)
TENS: Final = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], map(Decimal, range(20, 100, 10)), strict=True)
)
FOREIGN_NUMBERS: Final = {
    word: Decimal(value)
    for value, words in {
        1: "einen один одну",
        2: "zwei dos deux dois duas два две двa",
        3: "drei tres trois tre três три trzy",
        4: "vier cuatro quatre quattro quatro четыре cztery",
        5: "fünf cinco cinq cinque пять pięć",
        6: "sechs seis шесть sześć",
        8: "acht ocho huit otto oito восемь osiem",
        10: "zehn diez dix dieci dez десять десятке десяточке dziesięć",
        12: "zwölf doce douze dodici doze двенадцать",
        15: "fünfzehn quince quinze quindici пятнадцать",
        20: "zwanzig veinte vingt venti vinte двадцать",
    }.items()
    for word in words.split()
}
COUNT_WORDS: Final = {"once": 1, "twice": 2, "thrice": 3, "single": 1, "double": 2, "triple": 3}
