"""How a language ties an utterance to who said it: verbs of speech, "according to", pronouns (attribution.toml of each)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from .numbers import plain
from .tables import table

__all__ = ["Attribution", "attribution"]

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """The words of one language. `verbs`: phrases by their first word, longest first, each with the verb's dictionary form.

    `phrases`: in the same way those of three groups: before and after the source ("according to"), this ("об этом").
    `final`: the verb closes the sentence (Turkic); else it stands between speaker and utterance or after both. `posts`: what a
    speaker may be called without a name, base forms; `anyone`: those of them that go for whoever spoke last (the expert);
    `offices`: beginnings of words for bodies that speak (press service, ministry).
    """

    final: bool
    verbs: Mapping[str, tuple[tuple[Phrase, str], ...]]
    wire: frozenset[str]
    that: frozenset[str]
    that_after: frozenset[str]
    participles: frozenset[str]
    aside: frozenset[str]
    nominal: tuple[str, ...]
    phrases: Mapping[str, tuple[tuple[Phrase, str], ...]]
    as_: frozenset[str]
    data: frozenset[str]
    pronouns: frozenset[str]
    masculine: frozenset[str]
    feminine: frozenset[str]
    posts: frozenset[str]
    anyone: frozenset[str]
    indefinite: frozenset[str]
    offices: tuple[str, ...]
    impersonal: frozenset[str]
    bare: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    not_first: frozenset[str]
    not_subject: frozenset[str]
    finite: frozenset[str]
    finite_endings: tuple[str, ...]


def _words(content: Mapping[str, object], section: str, name: str) -> tuple[str, ...]:
    part = content.get(section)
    words = part.get(name, ()) if isinstance(part, Mapping) else ()
    return tuple(str(word) for word in words) if isinstance(words, list) else ()


@cache
def attribution(language: str) -> Attribution:
    """The words of speech of a language; empty without a table."""
    content = table(language, "attribution")
    verbs: dict[str, list[tuple[Phrase, str]]] = {}
    listed = content.get("verbs")
    for lemma, forms in listed.items() if isinstance(listed, Mapping) else ():
        for form in forms:
            phrase = tuple(plain(form, language).split())
            verbs.setdefault(phrase[0], []).append((phrase, str(lemma)))

    def plains(section: str, name: str) -> tuple[str, ...]:
        return tuple(plain(word, language) for word in _words(content, section, name))

    phrases: dict[str, list[tuple[Phrase, str]]] = {}
    for section, group in (("according", "before"), ("according", "after"), ("say", "this")):
        for written in plains(section, group):
            words = tuple(written.split())
            phrases.setdefault(words[0], []).append((words, group))

    return Attribution(
        final=content.get("order") == "final",
        verbs={first: tuple(sorted(found, key=lambda p: -len(p[0]))) for first, found in verbs.items()},
        wire=frozenset(plains("wire", "words")),
        that=frozenset(plains("say", "that")),
        that_after=frozenset(plains("say", "that_after")),
        aside=frozenset(plains("say", "aside")),
        participles=frozenset(plains("say", "participles")),
        nominal=plains("say", "nominal_endings"),
        phrases={first: tuple(sorted(found, key=lambda p: -len(p[0]))) for first, found in phrases.items()},
        as_=frozenset(plains("according", "as")),
        data=frozenset(plains("according", "data")),
        pronouns=frozenset(plains("pronouns", "words")),
        masculine=frozenset(plains("pronouns", "masculine")),
        feminine=frozenset(plains("pronouns", "feminine")),
        posts=frozenset(plains("posts", "words")) | frozenset(plains("posts", "anyone")),
        anyone=frozenset(plains("posts", "anyone")),
        indefinite=frozenset(plains("posts", "indefinite")),
        offices=plains("posts", "offices"),
        impersonal=frozenset(plains("impersonal", "words")),
        bare=frozenset(plains("bare", "verbs")),
        prepositions=frozenset(plains("bare", "prepositions")),
        conjunctions=frozenset(plains("say", "conjunctions")),
        not_first=frozenset(plains("bare", "not_first")),
        not_subject=frozenset(plains("bare", "not_subject")),
        finite=frozenset(plains("bare", "finite")),
        finite_endings=plains("finite", "endings"),
    )
