"""The desk: pages and a JSON API over a workspace.

app.py        the application: templates, headers, errors     serve.py   a server for it
reader.py     who looks: language, theme, moment              words.py   strings, numbers, times (locales/)
cards.py      rows of the front page                          routes/    one file a page
material.py, facts.py, voices.py, order.py, ties.py           the parts of a story page
evidence.py, passages.py, marks.py, changes.py                words of articles as markup
pictures.py, scales.py                                        small SVG
"""

from .app import make_app
from .serve import serve

__all__ = ["make_app", "serve"]
