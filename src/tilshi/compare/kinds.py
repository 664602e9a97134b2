"""Which concepts and units behave how in a comparison. Ids are those of the lexicon and of the figures' units."""

from __future__ import annotations

_MEASURING_CONCEPTS = """
    tenge rouble dollar euro pound_sterling som lira percent tonne kilogram barrel kilometre metre square_metre hectare litre
    megawatt degree_temperature year_period month_period week_period day_period hour_period person case_instance
"""
_UNITS = "KZT RUB USD EUR GBP CNY UZS KGS TJS TMT AZN TRY % pp year month week day hour minute second times t kg km m m2 ha l"
_CUMULATIVE = """
    dead victim injured missing_person hospitalised patient evacuated evacuation survivor rescue refugee detained arrest
    infected case_instance house damage
"""

# Words that measure: standing beside a figure they say in what it is given, not what it is about.
MEASURES = frozenset(_MEASURING_CONCEPTS.split()) | frozenset(_UNITS.split())
# Lengths of time: "two days" and "nine days" in one story are hardly ever one thing told in two ways.
PERIODS = frozenset({"year", "month", "week", "day", "hour", "minute", "second", "times"})
# What is counted while it goes on: a later, higher number soon brings the earlier one up to date.
CUMULATIVE = frozenset(_CUMULATIVE.split())
# Units under which a bare number may also stand ("240" in a title for "240 people" in the text).
OPEN_UNITS = frozenset({None, "person"})
