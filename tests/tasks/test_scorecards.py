"""Scorecards: one page and one text for each department, with the same facts, and nothing of a student."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from reports.scorecard_pages import scorecard_markdown
from tasks.scorecards import scorecards, write_scorecards
from tasks.verdicts.loss import Loss, OffDays
from tasks.verdicts.verdict import BrokenRule, Cause, DeliveredFile, Limit, Verdict
from tests.reports import made_up_verdicts as made_up

_VOID = {"meta", "br", "path", "polyline"}
HOSTILE = "<script>alert(1)</script> | `x` \x1b[31m\n\u2028 " + "W" * 90


class Page(HTMLParser):
    """A page's tags with attributes and the text people read; a tag that is not closed fails."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(source)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self._open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def schools_file(folder: Path) -> Path:
    path = folder / "schools.parquet"
    rows = {"school_id": list(made_up.SCHOOL_NAMES), "name": list(made_up.SCHOOL_NAMES.values())}
    pq.write_table(pa.table(rows), path)
    return path


def with_schools(verdicts: list[Verdict], folder: Path) -> list[Verdict]:
    path = schools_file(folder)
    return [one.model_copy(update={"accepted_path": path}) if one.contract == "schools" else one for one in verdicts]


def hostile_verdicts() -> list[Verdict]:
    cause = Cause(cause_id="c", rule="school_id.known", sentence=HOSTILE, hint=HOSTILE, rows_n=7, files=(HOSTILE,))
    told = {"title": HOSTILE, "reasons": (HOSTILE,), "notices": (HOSTILE,), "left_out": {HOSTILE: 2}}
    return [
        made_up.verdict(
            "attendance",
            status="stopped",
            causes=(cause,),
            limits=(Limit(name="volume", sentence=HOSTILE),),
            released_because=HOSTILE,
            files=(DeliveredFile(name=HOSTILE, sha256="f", rows_n=1),),
            broken_rules=(BrokenRule(name="mine", sentence=HOSTILE, severity="critical", rows_n=3),),
            **told,
        )
    ]


@pytest.fixture(params=["all kinds", "hostile"])
def written(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    verdicts = with_schools(made_up.all_kinds(), tmp_path) if request.param == "all kinds" else hostile_verdicts()
    into = tmp_path / "scorecards"
    write_scorecards(made_up.district(tmp_path), verdicts, made_up.history(verdicts), into, cycle="Winter 2025-26")
    return into


@pytest.fixture
def all_kinds(tmp_path: Path) -> Path:
    verdicts = with_schools(made_up.all_kinds(), tmp_path)
    into = tmp_path / "scorecards"
    write_scorecards(made_up.district(tmp_path), verdicts, made_up.history(verdicts), into)
    return into


def pages(folder: Path) -> Iterator[tuple[Path, Page]]:
    for path in folder.rglob("*.html"):
        yield path, Page(path.read_text(encoding="utf-8"))


class TestEveryPage:
    def test_runs_no_script_and_reaches_out_to_nowhere(self, written: Path) -> None:
        found = 0
        for path, page in pages(written):
            found += 1
            names = {tag for tag, _ in page.tags}
            assert names.isdisjoint({"script", "img", "link", "iframe", "object", "embed", "base", "form"}), path
            for _, attributes in page.tags:
                assert not [name for name in attributes if name.startswith("on") or name in ("src", "srcset")]
                address = attributes.get("href") or "docs/"
                assert re.fullmatch(r"docs/([a-z_]+/[a-z_]+\.html)?", address), address
                assert "url(" not in (attributes.get("style") or "")
            assert "://" not in path.read_text(encoding="utf-8")
        assert found > 1

    def test_has_one_title_headings_in_order_and_ids_that_are_there(self, written: Path) -> None:
        for _, page in pages(written):
            levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
            assert levels.count(1) == 1
            assert all(after <= before + 1 for before, after in pairwise(levels))
            ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
            assert len(ids) == len(set(ids))
            named = [attributes.get("aria-labelledby") or "" for _, attributes in page.tags]
            assert set(" ".join(named).split()) <= set(ids)

    def test_links_lead_to_a_page_that_is_there(self, written: Path) -> None:
        links = [
            path.parent / str(attributes["href"])
            for path, page in pages(written)
            for tag, attributes in page.tags
            if tag == "a"
        ]
        assert links
        assert all(link.is_file() for link in links)

    def test_text_has_lines_of_at_most_78_characters_and_no_control_characters(self, written: Path) -> None:
        for path in written.glob("*.txt"):
            text = path.read_text(encoding="utf-8")
            assert max(len(line) for line in text.splitlines()) <= 78
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028]", text)
            assert text.endswith("data.\n")

    def test_what_looks_like_a_tag_is_shown_as_text(self, tmp_path: Path) -> None:
        verdicts = hostile_verdicts()
        write_scorecards(made_up.district(tmp_path), verdicts, {}, tmp_path / "into")
        found = list(pages(tmp_path / "into"))
        assert len(found) == 2
        assert all("<script>alert(1)</script>" in page.text for _, page in found)


class TestADepartment:
    def test_gets_a_page_and_a_text_and_the_rules_one_by_one(self, all_kinds: Path) -> None:
        assert {path.relative_to(all_kinds).as_posix() for path in all_kinds.rglob("*") if path.is_file()} == {
            *(f"{name}.{ending}" for name in made_up.DEPARTMENTS for ending in ("html", "txt")),
            "docs/student_services/attendance.html",
            "docs/student_services/commitments.html",
            "docs/data_assessment/schools.html",
            "docs/data_assessment/assessments.html",
            "docs/finance/calendar.html",
            "verdicts.json",
        }

    def test_is_told_what_to_do_before_anything_else(self, all_kinds: Path) -> None:
        text = (all_kinds / "student_services.txt").read_text()
        parts = [
            "WHAT TO DO",
            "WHAT IS WRONG AND WHAT WE HELD BACK",
            "WHAT DID NOT COME",
            "WHAT YOU SENT",
            "HOW YOUR DATA HAVE DONE",
        ]
        assert [line for line in text.splitlines() if line in parts] == parts
        assert 'throughline accept attendance --because "..."' in text

    def test_is_told_causes_by_rows_with_hint_files_and_place(self, all_kinds: Path) -> None:
        text = " ".join((all_kinds / "student_services.txt").read_text().split())
        first = text.index("1,052 rows: absence_reason `excussed` is not a known code. Did you mean `excused`?")
        second = text.index("40 rows: date is not a date such as 2025-11-03")
        assert first < second < text.index("3 rows, kept: present_fraction")
        assert "in attendance-oct.csv and attendance-nov.csv" in text
        assert "The rows are in home/quarantine/student_services/attendance" in text
        assert "Only the owner of the home can open" in text

    def test_is_told_what_did_not_come_by_the_names_of_schools(self, all_kinds: Path) -> None:
        text = " ".join((all_kinds / "student_services.txt").read_text().split())
        assert "6 of 60 expected parts (school and period) did not come, or not whole." in text
        assert "No rows of Oct 2025 to Nov 2025 from 3 schools: Birch, Cedar and Elm." in text

    def test_is_told_the_same_in_page_and_text(self, all_kinds: Path, tmp_path: Path) -> None:
        verdicts = with_schools(made_up.all_kinds(), tmp_path)
        cards = scorecards(made_up.district(tmp_path), verdicts, made_up.history(verdicts))
        for department, card in cards.items():
            page = Page((all_kinds / f"{department}.html").read_text()).text
            text = " ".join((all_kinds / f"{department}.txt").read_text().split())
            facts = [
                *card.headline,
                *(fact for one in card.actions for fact in (one.title, *one.sentences, one.command)),
                *(fact for one in card.held_back for fact in (one.count, one.sentence, one.hint, one.files, one.place)),
                *(fact for one in card.not_come for fact in (one.dataset, *one.sentences)),
                *(fact for one in card.sent for fact in (one.title, one.status, one.arrived, *one.details)),
                *(fact for trend in card.trends for one in trend.deliveries for fact in (one.day, one.change)),
            ]
            assert facts
            assert [fact for fact in facts if fact not in text] == []
            assert [fact for fact in facts if fact.replace("`", "") not in page.replace("`", "")] == []

    def test_has_a_trend_only_of_what_came_more_than_once(self, tmp_path: Path) -> None:
        verdicts = with_schools(made_up.all_kinds(), tmp_path)
        once = {one.dataset: [one] for one in verdicts}
        cards = scorecards(made_up.district(tmp_path), verdicts, once)
        assert {card.trends for card in cards.values()} == {()}

    def test_with_nothing_to_mend_is_told_so_in_one_line(self, all_kinds: Path) -> None:
        text = (all_kinds / "finance.txt").read_text()
        assert "All arrived, nothing to do." in text
        assert not {"WHAT TO DO", "WHAT IS WRONG AND WHAT WE HELD BACK", "WHAT DID NOT COME"} & set(text.splitlines())

    def test_whose_rows_only_break_a_warning_has_something_to_look_at_and_nothing_to_do(self, tmp_path: Path) -> None:
        verdicts = [made_up.verdict("calendar", causes=(made_up.WARNED,))]
        (card,) = scorecards(made_up.district(tmp_path), verdicts, {}).values()
        assert card.headline == ("All arrived and is in use; 1 warning needs a look.",)
        assert card.actions == ()

    def test_is_told_of_broken_rules_where_no_cause_was_found(self, tmp_path: Path) -> None:
        rule = BrokenRule(name="date.type", sentence="date is a date.", severity="critical", rows_n=9)
        verdicts = [made_up.verdict("calendar", quarantined_n=9, accepted_n=991, broken_rules=(rule,))]
        (card,) = scorecards(made_up.district(tmp_path), verdicts, {}).values()
        assert [(one.count, one.sentence) for one in card.held_back] == [("9", "date is a date.")]

    def test_uses_no_colour_names_of_traffic_lights_and_no_arrows(self, all_kinds: Path) -> None:
        for _, page in pages(all_kinds):
            assert not re.search(r"[←-⇿▲▼△▽⬆⬇🔴🟢🟡✅❌]", page.text)


def test_the_engineer_gets_verdicts_as_json_in_order_and_without_the_clock_or_a_path(all_kinds: Path) -> None:
    told = json.loads((all_kinds / "verdicts.json").read_text())
    assert [one["dataset"] for one in told] == sorted(made_up.OWED)
    assert told[0]["causes"][0]["rows_n"] == 10
    assert not {"accepted_path", "pulled_at", "snapshot_date"} & {key for one in told for key in one}


def test_markdown_for_the_engineer_keeps_its_tables_whole(tmp_path: Path) -> None:
    (card,) = scorecards(made_up.district(tmp_path), hostile_verdicts(), {}).values()
    lines = scorecard_markdown(card).splitlines()
    rows = [line for line in lines if line.startswith("|")]
    assert len(rows) >= 5
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {4}
    assert "<script>" not in "\n".join(lines)


def test_the_same_verdicts_and_history_give_the_same_bytes(tmp_path: Path) -> None:
    verdicts = with_schools(made_up.all_kinds(), tmp_path)
    found = []
    for name, order in (("one", verdicts), ("other", list(reversed(verdicts)))):
        write_scorecards(made_up.district(tmp_path), order, made_up.history(order), tmp_path / name)
        paths = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        found.append([(path.relative_to(tmp_path / name), path.read_bytes()) for path in paths])
    assert found[0] == found[1]


def test_pages_of_rules_that_were_written_before_do_not_stay(tmp_path: Path) -> None:
    into = tmp_path / "into"
    write_scorecards(made_up.district(tmp_path), [made_up.verdict("calendar")], {}, into)
    write_scorecards(made_up.district(tmp_path), [made_up.missing("calendar")], {}, into)
    assert not list(into.rglob("calendar.html"))


def test_a_district_without_any_verdict_gets_an_empty_list(tmp_path: Path) -> None:
    write_scorecards(made_up.district(tmp_path), [], {}, tmp_path / "into")
    assert json.loads((tmp_path / "into" / "verdicts.json").read_text()) == []


def test_schools_with_rows_on_days_off_are_told_by_name(tmp_path):
    (school, name), *_ = made_up.SCHOOL_NAMES.items()
    off = OffDays(
        title="Attendance",
        losses=(Loss(school_id=school, lost_n=3, rows_n=30),),
        dates=(date(2025, 11, 3),),
        schools_n=2,
        rows_n=60,
        owners=("Ada",),
    )
    told = with_schools([made_up.verdict("schools"), made_up.verdict("attendance", off_days=off)], tmp_path)
    card = scorecards(made_up.district(tmp_path), told, {})[told[1].department]
    assert f"at {name}: no figure counts them" in card.actions[-1].sentences[0]
