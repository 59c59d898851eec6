"""What all tests share: hypothesis profiles.

`HYPOTHESIS_PROFILE=search python -m pytest tests/properties` looks further, with new examples each time.
"""

from __future__ import annotations

import os

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
