"""One address for one article."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tilshi.read import canonical_url
from tilshi.read.addresses import same_host


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTP://Zhailau.Example:80/a/../b?utm_source=x&id=2&fbclid=1#top", "http://zhailau.example/b?id=2"),
        ("https://zhailau.example:443", "https://zhailau.example/"),
        ("https://zhailau.example:8443/a", "https://zhailau.example:8443/a"),
        ("http://zhailau.example/?b=2&a=1&yclid=3&_openstat=4&gclid=5", "http://zhailau.example/?a=1&b=2"),
        ("http://zhailau.example/жаңалық", "http://zhailau.example/%D0%B6%D0%B0%D2%A3%D0%B0%D0%BB%D1%8B%D2%9B"),
        ("http://zhailau.example/%d0%b6", "http://zhailau.example/%D0%B6"),
        ("http://zhailau.example/news/e01-zhailau-1", "http://zhailau.example/news/e01-zhailau-1"),
        ("file:///tmp/a.txt", "file:///tmp/a.txt"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_canonical_addresses(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@settings(deadline=None)
@given(
    st.text(max_size=40)
    | st.builds(
        "http://{}.example/{}?{}#{}".format,
        st.sampled_from(["a", "A", "www.b", "жаңа"]),
        st.text(max_size=20),
        st.text("abu=&%+;/?:utm_12 ж", max_size=25),
        st.text(max_size=5),
    )
)
def test_what_is_canonical_stays(url: str) -> None:
    once = canonical_url(url)
    assert canonical_url(once) == once


def test_hosts_are_one_with_and_without_www() -> None:
    assert same_host("https://www.a.example/x", "http://m.A.example/y")
    assert not same_host("https://a.example/", "https://b.example/")
    assert not same_host("nothing", "nothing")
