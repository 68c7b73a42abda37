"""The command line as a whole: its groups, and what it is told about screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

import dingterm
from dingterm.cli import (
    clean,
    contact,
    customer,
    demo,
    doctor,
    identify,
    imports,
    job,
    numbers,
    optout,
    queue,
    reply,
    report,
    segment,
    setup,
    templates,
    train,
    web,
)
from dingterm.cli.output import say

if TYPE_CHECKING:
    from dingterm.screens import Screens

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
app.command("identify")(identify.identify)
app.command("queue")(queue.queue)
app.command("reply")(reply.reply)
app.command("report")(report.report)
app.command("setup")(setup.setup)
app.command("doctor")(doctor.doctor)
app.command("train")(train.train)
app.command("web")(web.web)
app.command("job", hidden=True)(job.job)
app.add_typer(numbers.app, name="numbers")
app.add_typer(customer.app, name="customer")
app.add_typer(templates.app, name="templates")
app.add_typer(contact.contact, name="contact")
app.add_typer(segment.segment, name="segment")
app.add_typer(optout.optout, name="optout")


@app.callback()
def root(
    version: Annotated[bool, typer.Option("--version", help="Show the version and leave.", is_eager=True)] = False,
) -> None:
    """Read the options that stand before any verb."""
    if version:
        say(f"dingterm {dingterm.__version__}")
        raise typer.Exit


def run(screens: Screens) -> None:
    """Run one verb; `screens` are the ways to show the desk."""
    app(obj=screens)
