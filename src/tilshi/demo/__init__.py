"""A made-up region: outlets, articles, planted differences, gold labels. Everything in it is invented.

with open_demo("data/demo") as demo: ...           served on loopback and opened as demo.workspace
gold_lines()                                       the labels planted in it, as JSON objects
"""

from .gold import Gold
from .opened import gold_lines, open_demo
from .region import Region, almaty_day, load_region
from .serve import RegionServer

__all__ = ["Gold", "Region", "RegionServer", "almaty_day", "gold_lines", "load_region", "open_demo"]
