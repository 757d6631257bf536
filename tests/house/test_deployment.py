"""The containers' configuration."""

from __future__ import annotations

from pathlib import Path

import yaml  # type: ignore[import-untyped]

from lms.app.address import networks
from lms.settings import Settings

COMPOSE = Path(__file__).resolve().parents[2] / "compose.yml"
OF_THE_IMAGE = {
    "host", "port", "debug", "lms_data_dir", "upload_dir",
    "lms_demo_password", "share_outbox", "serve_sources", "grace_s", "reload",
}  # fmt: skip
"""Set by docker/Dockerfile, or of no use in production; `grace_s` must fit stop_grace_period."""


def test_what_is_set_in_the_environment_reaches_the_containers() -> None:
    passed = yaml.safe_load(COMPOSE.read_text())["x-lms"]["environment"]
    wanted = {name.upper() for name in Settings.model_fields if name not in OF_THE_IMAGE}
    assert sorted(wanted - passed.keys()) == [], "compose.yml passes these to no container"


def test_a_proxy_beside_the_containers_is_believed_unless_another_is_named() -> None:
    given = yaml.safe_load(COMPOSE.read_text())["x-lms"]["environment"]["TRUSTED_PROXIES"]
    assert given.startswith("${TRUSTED_PROXIES:-")
    assert networks(given.partition(":-")[2].rstrip("}"))
