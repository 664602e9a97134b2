"""A made-up week of the press for measuring speed: thousands of annotated articles of which it is known what they tell.

Sentences come from KazNERD, SIB-200, FactRuEval and, in parallel languages, ntrex-dev (the folder of TILSHI_DATA), or from the
demo region where that folder is missing. They are annotated once. Whenever a sentence is used again it is changed: names and
numbers by a rule of that use (the same in every language and script, so that an event stays one event), and half of its other
words by others of its language. Of the articles, all within ten days:

    55 %  unrelated: 5 to 30 sentences of one corpus, drawn at random (four fifths Kazakh, the rest Russian, English, Turkic)
    30 %  tellings of an event (8 to 16 parallel sentences) by two to six outlets within 18 hours, each in Kazakh, Russian or
          English, each with the first sentence as its title and a different 60 % of the rest
    15 %  reprints of an earlier article: whole with a credit line, with a sentence edited, or two thirds of it

An article has 1,150 characters on average.
"""

from .articles import Week, near_copies, week
from .sentences import Corpora, corpora

__all__ = ["Corpora", "Week", "corpora", "near_copies", "week"]
