"""Places: names of places resolved to a country and region through the gazetteer, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..languages import KnownPlace, tokens
from ..languages.gazetteer import place_of_key, places_named
from ..languages.ministries import home_country
from ..model import Name, Part, Place
from .name_words import is_place_word
from .names import find_names

__all__ = ["find_places"]

# What another place of the article says for a candidate: that it lies in the candidate's region, in its country, or is the
# country. Chosen so that a country named beside Georgia does not make it a state, and a town of that country does.
_SAME_REGION, _SAME_COUNTRY, _THE_COUNTRY = 2.0, 1.0, 0.5
_ABOVE_A_COUNTRY = 1.0


_AHEAD = 30  # code points after a name in which the word that says what kind of place it is stands


class _Choice(NamedTuple):
    place: KnownPlace
    why: str


def find_places(part: Part, text: str, language: str, names: Sequence[Name] | None = None) -> list[Place]:
    """The place names of a part, in order. `names`: those already found in the article; without them they are looked for.

    Of several places of one name the other places of `names` decide, and `reason` says which of them did; the key is then
    that of the place chosen. A place the gazetteer lacks has no country, and says so in `reason`.
    """
    if names is None:
        names = find_names(part, text, language)
    places = [name for name in names if name.type == "place"]
    named = [_named(name, text if name.span.part == part else "", language) for name in places]
    certain = list({name.span.text: found[0] for name, found in zip(places, named, strict=True) if len(found) == 1}.items())
    return [_place(n, found, certain, language) for n, found in zip(places, named, strict=True) if n.span.part == part]


def _named(name: Name, text: str, language: str) -> tuple[KnownPlace, ...]:
    """The places of this name; of those the ones that the word after it means (Абай ауданы) where it means any."""
    words = tuple(token.text for token in tokens(name.span.text))
    after = tokens(text[name.span.end : name.span.end + _AHEAD])[:1]
    if after and is_place_word(after[0].text, language):
        whole = places_named((*words, after[0].text), language)
        if whole:
            return whole
    return places_named(words, language)


def _place(name: Name, found: Sequence[KnownPlace], certain: Sequence[tuple[str, KnownPlace]], language: str) -> Place:
    if not found:
        return Place(name.span, name.key, reason="not in the gazetteer")
    place, why = _chosen(found, certain, language)
    region = place.key if place.kind == "region" else place.region
    # a key the tagger's own rules made for the first of the name stays, unless another was chosen
    key = name.key if place is found[0] else f"place:{place.key}"
    return Place(name.span, key, place.country or None, region, f"gazetteer: {_described(place)}{why}")


def _described(place: KnownPlace) -> str:
    """Aktobe Region, region of Kazakhstan; Karaganda, town of Kazakhstan, Karaganda Region."""
    country = place_of_key(place.country) if place.kind != "country" else None
    region = place_of_key(place.region) if place.region else None
    kind = f"{place.kind} of {country.english}" if country else place.kind
    return ", ".join(filter(None, (place.english, kind, region.english if region else "")))


def _chosen(found: Sequence[KnownPlace], certain: Sequence[tuple[str, KnownPlace]], language: str) -> _Choice:
    """The candidate the article's other places speak for, else the one of the language's own country, else the best known."""
    first = found[0]
    if len(found) == 1:
        return _Choice(first, "")
    of_name = f"; one of {len(found)} of this name"
    scored = [(place, *_support(place, certain)) for place in found]
    best, score, witness = max(scored, key=lambda one: one[1])
    lead = score - scored[0][1]
    if score and lead >= (_ABOVE_A_COUNTRY if first.kind == "country" else _THE_COUNTRY):
        return _Choice(best, f"{of_name}, chosen by {witness} in the article")
    if scored[0][1]:
        return _Choice(first, f"{of_name}, chosen by {scored[0][2]} in the article")
    at_home = [place for place in found if place.country == home_country(language)]
    if at_home and first.kind != "country":
        return _Choice(at_home[0], f"{of_name}, that of the country of the article's language")
    return _Choice(first, f"{of_name}, the best known: no other place of the article decides")


def _support(place: KnownPlace, certain: Sequence[tuple[str, KnownPlace]]) -> tuple[float, str]:
    """What the article's certain places say for one candidate, and the one that says most, as written."""
    total, most, witness = 0.0, 0.0, ""
    region = place.key if place.kind == "region" else place.region
    for written, other in certain:
        if not place.country or other.country != place.country:
            continue
        weight = _THE_COUNTRY if other.kind == "country" else _SAME_COUNTRY
        if region and region in (other.key, other.region):
            weight = _SAME_REGION
        total += weight
        if weight > most:
            most, witness = weight, written
    return total, witness
