"""The shelf of replies from a shell: listed, checked, brought from other programs, given to them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dingterm import paths
from tests.journeys.conftest import Run

CHATWOOT = [
    {"short_code": "hello", "content": "Hi {{contact.first_name}}, this is {{ agent.name }}."},
    {"short_code": "hello", "content": "Another one"},
    {"short_code": "id", "content": "Your conversation is {{conversation.display_id}}"},
    {"short_code": "blank", "content": "  "},
    {"short_code": "again", "content": "Another one"},
]
ESPANSO = """
matches:
  - trigger: ":envio"
    replace: "Lo enviamos hoy $|$"
  - triggers: [":horas", ":horario"]
    replace: |
      Abrimos de 9 a 18.
      ¡Gracias!
  - trigger: ":form"
    replace: "Hola [[name]]"
"""
TABLE = (
    'Title;Text\nRückgabe;"Sie können 30 Tage zurückgeben, {{ customer.first_name }}."\nKaputt;"{{ nobody.knows }}"\n'
)


def added(run: Run, file: Path, *more: str) -> dict[str, object]:
    done = run("templates", "import", file, *more, "--json").json
    assert done["read"] == len(done["added"]) + len(done["known"]) + len(done["rejected"])
    return dict(done)


def test_from_chatwoot(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "canned.json"
    file.write_text(json.dumps(CHATWOOT))
    done = added(run, file, "--language", "en")
    assert done["added"] == ["hello", "hello-2"] and done["known"] == ["again"]
    assert [one["title"] for one in done["rejected"]] == ["id", "blank"]
    assert "conversation.display_id" in done["rejected"][0]["reason"]
    assert run("templates", "show", "hello", "--json").json["text"] == {
        "en": ['Hi {{ customer.first_name | default: "" }}, this is {{ agent.name }}.']
    }
    again = added(run, file, "--language", "en")
    assert again["added"] == [] and again["known"] == ["hello", "hello", "again"]
    assert run("templates", "check").code == 0


def test_from_espanso(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "base.yml"
    file.write_text(ESPANSO)
    done = added(run, file, "--language", "es")
    assert done["added"] == ["envio", "horas"] and "espanso" in done["rejected"][0]["reason"]
    assert run("templates", "show", "horas", "--json").json["text"]["es"] == ["Abrimos de 9 a 18.\n¡Gracias!"]


def test_from_a_table(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "replies.csv"
    file.write_text(TABLE)
    done = added(run, file, "--language", "de")
    assert done["added"] == ["ruckgabe"] and "nobody" in done["rejected"][0]["reason"]
    assert not (paths.config_dir() / "templates" / "kaputt.toml").exists()


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.json", "{}", "no list of replies"),
        ("a.json", "[1, 2]", "no list of replies"),
        ("a.yml", "matches: [", "no list of replies"),
        ("a.yml", "!!python/object/apply:os.system ['true']", "no list of replies"),
        ("a.csv", "x,y\n1,2\n", "none of its columns"),
        ("a.docx", "", "ends with .docx"),
    ],
)
def test_what_is_none_is_told(run: Run, tmp_path: Path, name: str, text: str, says: str) -> None:
    (tmp_path / name).write_text(text)
    done = run("templates", "import", tmp_path / name)
    assert done.code == 1 and says in done.err and name in done.err


@pytest.mark.parametrize(("kind", "name"), [("chatwoot", "out.json"), ("espanso", "out.yml"), ("csv", "out.csv")])
def test_what_goes_out_comes_back(run: Run, tmp_path: Path, kind: str, name: str) -> None:
    first = tmp_path / "canned.json"
    first.write_text(json.dumps(CHATWOOT[:1]))
    run("templates", "import", first, "--language", "fi")
    gone = run("templates", "export", tmp_path / name, "--for", kind, "--language", "fi", "--json").json
    assert gone["written"] == ["hello"]
    (paths.config_dir() / "templates" / "hello.toml").unlink()
    assert added(run, tmp_path / name, "--language", "fi")["added"] == ["hello"]
    assert run("templates", "show", "hello", "--json").json["text"]["fi"][0].startswith("Hi {{ customer.first_name")
    assert run("templates", "export", tmp_path / name, "--for", kind).code == 1, "nothing is written over"


def test_what_others_have_no_words_for_is_left_out_with_its_reason(run: Run, tmp_path: Path) -> None:
    gone = run("templates", "export", tmp_path / "o.json", "--for", "chatwoot", "--language", "en", "--json").json
    assert {one["id"] for one in gone["left_out"]} >= {"todays-offer"}
    assert all(one["reason"] for one in gone["left_out"])


def test_list_and_check_name_a_broken_file_and_its_line(run: Run) -> None:
    folder = paths.config_dir() / "templates"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text('id = "mine"\ntitle = "Mine"\ncategory = "remainder"\n[text]\nen = ["x"]\n')
    listed = run("templates", "list")
    assert "gentle-reminder" in listed.out and "line 3" in listed.err
    checked = run("templates", "check", "--json")
    assert checked.code == 1 and checked.json["problems"][0]["line"] == 3
    assert run("templates", "show", "gentel-reminder").code == 1
