from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from tests.reports import made_up
from tests.reports.made_up_figures import SECRET

_KINDS = ("full", "empty", "hostile")
_VOID = {"meta", "br", "img", "link", "input", "hr"}


class Page(HTMLParser):
    """What a page holds: its tags with attributes, its headings, the text people read."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


@pytest.fixture(scope="module", params=_KINDS)
def pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    folder = tmp_path_factory.mktemp(request.param)
    paths = getattr(made_up, request.param)(folder).render(folder / "briefs")
    return {path.name: Page(path.read_text(encoding="utf-8")) for path in paths}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("full")
    paths = made_up.full(folder).render(folder / "briefs")
    return {path.name: path.read_text(encoding="utf-8") for path in paths}


class TestEveryPage:
    def test_runs_no_script_and_fetches_nothing(self, pages: dict[str, Page]) -> None:
        for page in pages.values():
            names = {tag for tag, _ in page.tags}
            assert names.isdisjoint({"script", "img", "link", "iframe", "object", "embed", "base", "form", "i", "b"})
            for _, attributes in page.tags:
                assert not [name for name in attributes if name.startswith("on") or name in ("src", "srcset", "action")]
                address = attributes.get("href") or "#"
                assert re.fullmatch(r"#[a-z0-9-]+|#|schools/[A-Za-z0-9_-]+\.html", address)

    def test_never_shows_a_missing_value_as_code(self, pages: dict[str, Page]) -> None:
        for page in pages.values():
            assert not re.search(r"\b(nan|NaN|NULL|None|True|False)\b", page.text)

    def test_never_shows_a_hidden_number(self, pages: dict[str, Page]) -> None:
        secret = str(int(SECRET))
        for page in pages.values():
            assert secret not in page.text.replace(",", "")
            assert not [attributes for _, attributes in page.tags if secret in str(attributes)]

    def test_has_one_title_and_headings_in_order(self, pages: dict[str, Page]) -> None:
        for page in pages.values():
            levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
            assert levels[0] == 1
            assert levels.count(1) == 1
            assert all(after <= before + 1 for before, after in pairwise(levels))

    def test_says_which_language_it_is_in(self, pages: dict[str, Page]) -> None:
        for page in pages.values():
            assert ("html", {"lang": "en"}) in page.tags

    def test_every_heading_of_a_table_says_what_it_heads(self, pages: dict[str, Page]) -> None:
        for page in pages.values():
            assert all(attributes.get("scope") for tag, attributes in page.tags if tag == "th")

    def test_ids_are_unique_and_links_lead_somewhere(self, pages: dict[str, Page]) -> None:
        for page in pages.values():
            ids = [attributes["id"] for _, attributes in page.tags if attributes.get("id")]
            assert len(ids) == len(set(ids))
            inner = {
                str(attributes["href"])[1:] for _, attributes in page.tags if str(attributes.get("href"))[:1] == "#"
            }
            assert inner <= set(ids)

    def test_a_region_that_scrolls_can_be_reached_and_has_a_name(self, pages: dict[str, Page]) -> None:
        for page in pages.values():
            for _, attributes in page.tags:
                if attributes.get("class") == "scroll":
                    assert attributes["tabindex"] == "0"
                    assert attributes["aria-labelledby"]

    def test_shows_the_fingerprint_of_its_inputs(self, pages: dict[str, Page]) -> None:
        for page in pages.values():
            assert made_up.FINGERPRINT in page.text


def test_the_same_run_gives_the_same_bytes(tmp_path: Path, full: dict[str, str]) -> None:
    again = made_up.full(tmp_path).render(tmp_path / "briefs")
    assert {path.name: path.read_text(encoding="utf-8") for path in again} == full


def test_there_is_a_brief_for_the_cabinet_and_one_for_each_school(full: dict[str, str]) -> None:
    assert set(full) == {"cabinet.html", *(f"{number:03d}.html" for number in range(1, 13))}


class TestCabinet:
    @pytest.mark.parametrize(
        "sentence",
        [
            "3 of 8 goals have no owned, measured and funded initiative.",
            "5 of 9 promises are kept.",
            "1 was kept late, 1 was dropped, 2 are overdue, 1 is due at this meeting, 1 is due later",
            "3 of 13 datasets are not current.",
            "Incidents: the copy of Dec 19, 2025 stands in (Student Services, R. Okafor)",
            "reported to the state: the number of students it is out of was not delivered, so no rate is made.",
            "Every graduate has a plan (no active initiative)",
            "2 of 14 active initiatives serve no goal.",
            "Schools carry between 4 and 9 active initiatives",
            "Same content as before, under the name calendar_2025.csv",
            "97 rows held back for the department to mend",
            "12 rows left out: total line of the export",
            "410 rows, kept all the same: An absence has a reason.",
            "No session, 2 times, Jan 20 to Jan 21, 2026. R. Okafor",
            "Not shown, to protect small groups",
            "No owner named",
        ],
    )
    def test_says(self, full: dict[str, str], sentence: str) -> None:
        assert sentence in Page(full["cabinet.html"]).text.replace(" )", ")").replace("( ", "(")

    def test_results_before_and_after_a_change_of_scale_stand_in_two_tables(self, full: dict[str, str]) -> None:
        page = full["cabinet.html"]
        before = page.index("Proficiency, Apr 2022 to May 2023")
        after = page.index("Proficiency, Apr 2024 to May 2025")
        assert before < after
        assert "The state test moved to a new scale in spring 2024." in page[after:]

    def test_a_school_leads_to_its_own_brief(self, full: dict[str, str]) -> None:
        assert '<a href="schools/001.html"><bdi>Alder Elementary</bdi></a>' in full["cabinet.html"]

    def test_speaks_of_change_only_where_a_rule_does(self, full: dict[str, str]) -> None:
        text = Page(full["cabinet.html"]).text.lower()
        assert not re.search(r"\b(improv(ed|ing)|worsen|rose|fell|declin|getting better|trending)", text)
        assert re.findall(r"([a-z]+):? getting worse", text) == ["vacancies"] * text.count("getting worse")
        assert "vacancies: getting worse, 3 months in a row above the usual range" in text


class TestSchool:
    def test_stands_beside_the_district(self, full: dict[str, str]) -> None:
        assert re.search(r"Garnet Middle: Attendance 9\d\.\d%, in the district 9\d\.\d%\.", full["007.html"])

    def test_a_school_of_sixty_says_once_what_is_hidden(self, full: dict[str, str]) -> None:
        text = Page(full["012.html"]).text
        assert text.count("Not shown, to protect small groups") == 1
        assert "Not shown here (to protect small groups): Asian" in text

    def test_knows_only_its_own_promises(self, full: dict[str, str]) -> None:
        assert "Translate the algebra glossary" in full["007.html"]
        assert "Translate the algebra glossary" not in full["001.html"]

    def test_knows_only_notes_that_concern_it(self, full: dict[str, str]) -> None:
        assert "after a network failure" in full["008.html"]
        assert "after a network failure" not in full["007.html"]


def test_a_district_without_any_data_says_so_and_whose_it_is(tmp_path: Path) -> None:
    (path,) = made_up.empty(tmp_path).render(tmp_path / "briefs")
    text = Page(path.read_text(encoding="utf-8")).text
    assert "No figure can be shown for this cycle yet: all 13 datasets are missing." in text
    assert "Schools: missing; no school can be named" in text


def test_every_school_of_a_large_district_has_a_brief(tmp_path: Path) -> None:
    run = made_up.full(tmp_path, schools=150)
    assert len(run.render(tmp_path / "briefs")) == 151


def test_presentation_chooses_measures_and_goals_and_their_order(tmp_path: Path) -> None:
    run = made_up.full(tmp_path)
    chosen = run.district.presentation.model_copy(
        update={"measures": ("suspension_rate", "enrolment"), "goals": ("g6",)}
    )
    district = run.district.model_copy(update={"presentation": chosen})
    paths = made_up.MadeUp(run.published, run.manifest, district).render(tmp_path / "briefs")
    text = Page(paths[0].read_text(encoding="utf-8")).text
    assert text.index("Suspension How many") < text.index("Enrolment How many")
    assert "Discipline keeps students in class" in text
    assert "Every student belongs" not in text
    assert "Chronic absence" not in text
