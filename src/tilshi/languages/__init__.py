"""What every stage may ask about a language: which one, how it splits, bends and spells. Knowledge stands in data/."""

from .folding import fold, index_terms
from .gazetteer import KnownOrganisation, KnownPlace, organisation_named, place_named, place_shown
from .identification import Identified, identify
from .keys import name_key, same_entity
from .lettering import normalise
from .respelling import Respelled, home_script, respelled
from .romanising import romanise
from .shown_names import shown_name
from .skeletons import skeleton
from .stems import stem
from .tables import LANGUAGES, table
from .words import Token, sentences, tokens

__all__ = [
    "LANGUAGES",
    "Identified",
    "KnownOrganisation",
    "KnownPlace",
    "Respelled",
    "Token",
    "fold",
    "home_script",
    "identify",
    "index_terms",
    "name_key",
    "normalise",
    "organisation_named",
    "place_named",
    "place_shown",
    "respelled",
    "romanise",
    "same_entity",
    "sentences",
    "shown_name",
    "skeleton",
    "stem",
    "table",
    "tokens",
]
