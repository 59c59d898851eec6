"""What all tests share: hypothesis profiles.

`HYPOTHESIS_PROFILE=search python -m pytest tests/properties` looks further, with new examples each time.
"""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings

# Rendering and parsing a page takes milliseconds, not microseconds, and other jobs may share the machine:
# a deadline would fail at random.
COMMON = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

# The default draws the same examples in every run, on every machine: a red run is red for everybody.
# It does not shrink what fails, which takes minutes a test; `search` does.
FAST = (Phase.explicit, Phase.reuse, Phase.generate)
settings.register_profile("quick", parent=COMMON, max_examples=10, derandomize=True, phases=FAST)
settings.register_profile("ci", parent=settings.get_profile("quick"), print_blob=True)
settings.register_profile("search", parent=COMMON, max_examples=300, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "quick"))


LOCAL = ("127.0.0.1", "::1", "localhost", "", None)


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    """Tests talk to this machine only; a parser that looks something up fails its test."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def connect_here(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOCAL:
            raise OSError(f"no network in tests: {address!r}")
        connect(self, address)

    def look_up_here(host: Any, *arguments: Any, **options: Any) -> Any:
        if host not in (*LOCAL, socket.gethostname()) and not is_number(host):
            raise OSError(f"no network in tests: {host!r}")
        return look_up(host, *arguments, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        patch.setattr(socket, "getaddrinfo", look_up_here)
        yield


def is_number(host: Any) -> bool:
    """Whether a host is given by its number, which asks nobody."""
    try:
        ipaddress.ip_address(host.decode() if isinstance(host, bytes) else host)
    except ValueError:
        return False
    return True
