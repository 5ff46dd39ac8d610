#!/usr/bin/env python3
"""Makes countries.tsv, months.tsv, weekdays.txt and entities.tsv. Needs Babel (pip install babel==2.18.0).

English names of countries, nicknames included, are those of crates/countries; here are those of other languages.

Countries, months and weekdays are CLDR's (https://cldr.unicode.org, Unicode License v3), read through Babel. The entities are
HTML's (https://html.spec.whatwg.org/#named-character-references), as Python's `html.entities` lists them.
Run it in this folder; what it writes is committed.
"""

from html.entities import html5

from babel import Locale

LANGUAGES = ["en", "ru", "tr", "az", "fa", "ar", "de", "fr", "es", "it", "pt", "uk"]
# Not countries, though CLDR gives them a code of two letters.
NO_COUNTRY = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
# Names that news pages use and CLDR does not give first. England is a region to crates/countries.
USUAL = {
    "US": ["США", "ABD", "ABŞ", "آمریکا", "امریکا"],
    "GB": ["England", "İngiltere", "Англия", "انگلیس"],
    "AE": ["ОАЭ", "BAE"],
    "AZ": ["آذربایجان"],
}
# The Iranian calendar's months bring a day, but no date of the Gregorian calendar: month 0.
SOLAR_HIJRI = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()


def write(name, head, rows):
    with open(name, "w", encoding="utf-8", newline="\n") as out:
        out.write("".join(f"# {line}\n" for line in ["Made by make.py; don't edit.", *head]))
        out.write("".join("\t".join(row) + "\n" for row in rows))


def countries():
    rows = {}
    for language in LANGUAGES[1:]:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY:
                names = rows.setdefault(code, [])
                if name not in names:
                    names.append(name)
    for code, names in USUAL.items():
        rows[code] += [name for name in names if name not in rows[code]]
    return [(code, "|".join(names)) for code, names in sorted(rows.items())]


def months():
    rows = {str(number): [] for number in range(13)}
    for language in LANGUAGES:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in Locale(language).months[context][width].items():
                    name = name.lower().rstrip(".").replace("i̇", "i")
                    if not name.isdigit() and name not in rows[str(number)]:
                        rows[str(number)].append(name)
    rows["9"] += ["sept"] * ("sept" not in rows["9"])
    rows["0"] = [name for name in SOLAR_HIJRI]
    return [(number, "|".join(names)) for number, names in rows.items()]


def weekdays():
    names = {}
    for language in LANGUAGES:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for name in Locale(language).days[context][width].values():
                    names[name.lower().rstrip(".").replace("i̇", "i")] = None
    return [(name,) for name in names]


write(
    "countries.tsv",
    ["A country's code and its names in other languages than English. Source: CLDR through Babel, Unicode License v3."],
    countries(),
)
write(
    "months.tsv",
    [
        "A month's number and its names and short forms, lower case, without full stops; 0: of the Iranian calendar.",
        "Source: CLDR through Babel, Unicode License v3.",
    ],
    months(),
)
write(
    "weekdays.txt",
    ["The days of the week and their short forms, one a line. Source: CLDR through Babel, Unicode License v3."],
    weekdays(),
)
write(
    "entities.tsv",
    [
        "An HTML entity's name and the numbers of its characters. Source: WHATWG, by way of Python's html.entities.",
        "Names that HTML also takes without a semicolon are not told apart: only those with one are decoded.",
    ],
    [(name[:-1], "+".join(str(ord(c)) for c in text)) for name, text in sorted(html5.items()) if name.endswith(";")],
)
