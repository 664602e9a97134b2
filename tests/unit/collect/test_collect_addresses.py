"""What may be connected to."""

from __future__ import annotations

import pytest
from collect_site import Site
from hypothesis import given, settings
from hypothesis import strategies as st

from tilshi.collect import Fetcher
from tilshi.collect.addresses import is_public
from tilshi.errors import AddressRefused, TilshiError


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "224.0.0.1", "255.255.255.255", "240.0.0.1", "168.63.129.16", "100.100.100.200", "192.0.2.1", "198.18.0.1",
        "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:169.254.169.254", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "not an address",
    ],
)  # fmt: skip
def test_addresses_that_are_not_of_the_open_internet(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_addresses_of_the_open_internet(address: str) -> None:
    assert is_public(address)


@settings(deadline=None)
@given(st.ip_addresses(network="10.0.0.0/8") | st.ip_addresses(network="fc00::/7") | st.ip_addresses(network="127.0.0.0/8"))
def test_no_private_address_is_public(address: object) -> None:
    assert not is_public(str(address))


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://example.kz/feed", "gopher://127.0.0.1/", "javascript:alert(1)", "http://", "https:///x",
        "http://127.0.0.1/feed", "http://[::1]/feed", "http://169.254.169.254/latest/meta-data/", "http://[::ffff:10.0.0.1]/",
        "http://user@127.0.0.1/", "data:text/plain,x", "not an address", "",
    ],
)  # fmt: skip
def test_addresses_that_are_never_tried(url: str) -> None:
    def nobody(host: str, port: int) -> list[str]:
        raise AssertionError("nothing may be resolved")

    with Fetcher(resolve=nobody) as fetch, pytest.raises(AddressRefused):
        fetch.fetch(url)


@pytest.mark.parametrize("url", ["http://localhost/feed", "http://2130706433/feed", "http://outlet.example/feed"])
def test_a_name_that_leads_inside_is_refused_after_it_is_resolved(url: str) -> None:
    with Fetcher(resolve=lambda host, port: ["93.184.215.14", "127.0.0.1"]) as fetch, pytest.raises(AddressRefused) as error:
        fetch.fetch(url)
    assert "127.0.0.1" in str(error.value)


def test_the_connection_goes_to_the_address_that_was_checked(site: Site) -> None:
    """A name that changes between two looks (DNS rebinding) is looked up once a connection, and what came back is judged."""
    answers = iter([["127.0.0.1"], ["93.184.215.14"]])
    with Fetcher(resolve=lambda host, port: next(answers)) as fetch, pytest.raises(AddressRefused):
        fetch.fetch(f"http://rebinding.example:{site.address[1]}/x")
    assert site.asked == []


def test_a_redirect_inside_is_refused(site: Site) -> None:
    site.answers["/out"] = (302, {"Location": f"{site.url}/secret"}, b"")
    site.page("/secret", "secret")
    with Fetcher(connect_to={"outlet.example": site.address}) as fetch, pytest.raises(AddressRefused):
        fetch.fetch("http://outlet.example/out")
    assert "/secret" not in site.paths()


def _nowhere(host: str, port: int) -> list[str]:
    raise OSError("no network in tests")


OFFLINE = Fetcher(resolve=_nowhere)


@settings(deadline=None)
@given(st.text(max_size=60) | st.text(max_size=40).map("http://{}".format))
def test_any_text_as_an_address_gives_our_errors_alone(text: str) -> None:
    with pytest.raises(TilshiError):
        OFFLINE.fetch(text)
