"""The desk on the made-up shop: a database in a temporary folder, filled like any import."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from dingterm.desk.rules_beside import RulesBeside
from dingterm.desk.session import Session
from dingterm.settings import Discount, Settings, Shop, load_settings
from dingterm.store import Store
from dingterm.training.demo_content import content

COMMAND = (sys.executable, "-P", "-m", "dingterm.desk.demo_filling")
"""Without the present folder among the places modules come from."""


def open_demo(*, beside: bool = False) -> Session:
    """Open the desk on the made-up shop; nothing to configure, and nothing is left behind on closing.

    Args:
        beside: Fill it, and ask its rules, in processes beside this one, which stays without polars.
    """
    folder = tempfile.TemporaryDirectory(prefix="dingterm-demo-", ignore_cleanup_errors=True)
    path = Path(folder.name) / "demo.db"
    if beside and _filled_beside(path):
        return Session(Store(path), demo_settings(), demo=True, folder=folder, rules=RulesBeside())
    from dingterm.desk.demo_filling import fill

    session = Session(Store(path.with_name("here.db")), demo_settings(), demo=True, folder=folder)
    fill(session)
    return session


def demo_settings() -> Settings:
    """The agent's own settings of taste, the demo's settings of trade."""
    own, told = load_settings(), content()
    facts = told["shop"]
    return Settings(
        agent=own.agent,
        theme=own.theme,
        interface=own.interface,
        keys=own.keys,
        shop=Shop(name=facts["name"], url=facts["url"], signature=facts["signature"]),
        discount=Discount(**told["discount"]),
    )


def _filled_beside(path: Path) -> bool:
    done = subprocess.run([*COMMAND, str(path)], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return done.returncode == 0
