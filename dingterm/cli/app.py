"""The command line as a whole: its groups, and what it is told about screens."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

import dingterm
from dingterm.cli import clean, customer, demo, imports, numbers, queue, reply
from dingterm.cli.output import say

if TYPE_CHECKING:
    from dingterm.desk.session import Session

OpenDesk = Callable[["Session"], None]

app = typer.Typer(
    name="dingterm",
    help="A desk for winning back abandoned carts. Without a verb: the desk itself.",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=True,
)
app.command("demo")(demo.demo)
app.command("import")(imports.import_)
app.command("clean")(clean.clean)
app.command("queue")(queue.queue)
app.command("reply")(reply.reply)
app.add_typer(numbers.app, name="numbers")
app.add_typer(customer.app, name="customer")


@app.callback()
def root(
    version: Annotated[bool, typer.Option("--version", help="Show the version and leave.", is_eager=True)] = False,
) -> None:
    """Read the options that stand before any verb."""
    if version:
        say(f"dingterm {dingterm.__version__}")
        raise typer.Exit


def run(open_desk: OpenDesk) -> None:
    """Run one verb.

    Args:
        open_desk: Shows the desk; handed in, because verbs know no screens.
    """
    app(obj=open_desk)
