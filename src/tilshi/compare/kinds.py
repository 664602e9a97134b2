"""Which concepts and units behave how in a comparison. Ids are those of the lexicon and of the figures' units."""

from __future__ import annotations

_MEASURING_CONCEPTS = """
    tenge rouble dollar euro pound_sterling som lira percent tonne kilogram barrel kilometre metre square_metre hectare litre
    megawatt degree_temperature year_period month_period week_period day_period hour_period person case_instance
"""
_UNITS = "KZT RUB USD EUR GBP CNY UZS KGS TJS TMT AZN TRY % pp year month week day hour min minute second times t kg km m m2 ha l"
_PHYSICAL = "km m cm mm m2 km2 m3 m3/s ha t centner kg g l MW kW °C m/s km/h"
_CUMULATIVE = """
    dead victim injured missing_person hospitalised patient evacuated evacuation survivor rescue refugee detained arrest
    infected case_instance house damage
"""
_VAGUE = """
    region_admin district_admin city capital_city village street country state world international central_asia organisation
    morning_time night_time weekend data report_document statistics news journalist newspaper news_agency media press_service
    press_conference interview spokesperson administration government ministry governor mayor minister deputy_minister deputy_head
    director chairman rector ceo head civil_service emergency emergency_ministry interior_ministry health_ministry police
    police_officer plan problem decision speech project programme development quality company person man woman council
    president official specialist expert scientist event_occasion case_instance
"""

# Words that measure: standing beside a figure they say in what it is given, not what it is about.
MEASURES = frozenset(_MEASURING_CONCEPTS.split()) | frozenset(_UNITS.split())
# Words of place, time, office and source: they stand beside any figure and say little about it.
VAGUE = frozenset(_VAGUE.split())
# Lengths of time: "two days" and "nine days" in one story are hardly ever one thing told in two ways.
PERIODS = frozenset({"year", "month", "week", "day", "h", "min", "s"})
# Units of which a story seldom has two equal values for two things, unlike per cent or sums of money.
PHYSICAL = frozenset(_PHYSICAL.split())
# What is counted while it goes on: a later, higher number soon brings the earlier one up to date.
CUMULATIVE = frozenset(_CUMULATIVE.split())
# Concepts that newsrooms use for one thing: those on the left are taken for the one on the right.
_SAME_THING = {
    "injured": "victim",
    "evacuated": "evacuation",
    "rescuer": "rescue",
    "housing": "house",
    "fan_sport": "audience",
    "arrest": "detention",
    "airline": "flight",
    "aircraft": "flight",
    "wildfire": "fire",
    "extinguish": "fire",
    "voter": "vote",
    "job": "employment",
    "archaeology": "artefact",
    "discovery": "artefact",
    "accident": "road_accident",
}
# Units under which a bare number may also stand ("240" in a title for "240 people" in the text).
OPEN_UNITS = frozenset({None, "person"})


def thing(concept: str) -> str:
    """The concept under which it is compared."""
    return _SAME_THING.get(concept, concept)
