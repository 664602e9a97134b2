"""Which addresses may be connected to, and the dialling that holds to it.

The check stands where the connection is made: the name is resolved, every address it gives is judged, and the connection
goes to one of those very addresses. A name that changes between check and use (DNS rebinding) has nothing to change.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import httpcore2

from ..errors import AddressRefused, TooLarge

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], list[str]]

# Public by their numbers, yet answered by the machine room itself: the metadata services of Azure and Alibaba Cloud.
# (169.254.169.254 and fd00:ec2::254 fall under link-local and private.)
METADATA = frozenset({ipaddress.ip_address("168.63.129.16"), ipaddress.ip_address("100.100.100.200")})
NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address


def resolve(host: str, port: int) -> list[str]:
    """Every address of a host, in the order the system prefers. Raises OSError where there is none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(info[4][0]) for info in found))


def _inner(address: Address) -> Address:
    """The IPv4 address that an IPv6 one carries (mapped, NAT64, 6to4, Teredo), else the address itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    if address.sixtofour:
        return address.sixtofour
    if address.teredo:
        return address.teredo[1]
    return address


def is_public(text: str) -> bool:
    """Whether an IP address belongs to the open internet."""
    try:
        address = _inner(ipaddress.ip_address(text.partition("%")[0]))
    except ValueError:
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address in METADATA)


def check_literal(host: str, subject: str) -> None:
    """Raises AddressRefused when the host is written as an address that is not public."""
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return
    if not is_public(host.strip("[]")):
        raise AddressRefused(subject, f"{host} is a private or local address", "Allow private networks to reach it")


class Deadline(threading.local):
    """When the request of this thread must be over, on the clock of `time.monotonic`. None: no limit."""

    at: float | None = None

    def left(self, timeout: float | None) -> float | None:
        if self.at is None:
            return timeout
        left = self.at - time.monotonic()
        if left <= 0:
            raise TooLarge("request", "took longer than allowed")
        return left if timeout is None else min(left, timeout)


class _TimedStream(httpcore2.NetworkStream):
    """A stream that no trickle of single bytes can hold open past the deadline."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class Dialler(httpcore2.NetworkBackend):
    """Connects to public addresses, to hosts of `connect_to` at the place given for them, and to nothing else."""

    def __init__(
        self,
        deadline: Deadline,
        *,
        allow_private: bool = False,
        connect_to: Mapping[str, tuple[str, int]] | None = None,
        resolve: Resolve = resolve,
    ) -> None:
        self._deadline = deadline
        self._allow_private = allow_private
        self._connect_to = dict(connect_to or {})
        self._resolve = resolve
        self._socket = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        error: Exception | None = None
        for address, to_port in self._places(host, port):
            try:
                left = self._deadline.left(timeout)
                stream = self._socket.connect_tcp(address, to_port, left, local_address, socket_options)
                return _TimedStream(stream, self._deadline)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as failed:
                error = failed
        raise error or httpcore2.ConnectError(f"{host} has no address")

    def connect_unix_socket(self, path: str, *_: Any, **__: Any) -> httpcore2.NetworkStream:
        raise AddressRefused(path, "is not an address of the web")

    def _places(self, host: str, port: int) -> list[tuple[str, int]]:
        if host in self._connect_to:
            return [self._connect_to[host]]
        try:
            found = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError(f"{host} cannot be resolved: {error}") from error
        # One private address among public ones is refused whole: no honest outlet has such a name.
        private = [] if self._allow_private else [address for address in found if not is_public(address)]
        if private:
            raise AddressRefused(
                host, f"resolves to {private[0]}, a private or local address", "Allow private networks to reach it"
            )
        return [(address, port) for address in found]
