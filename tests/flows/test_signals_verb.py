"""`throughline signals`: a file of series in, CSV, JSON or a drawing out, and a user's mistakes in words."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from flows.cli import main
from tasks.signals.chart_kinds import CHART_KINDS
from tasks.signals.rule_sets import RULE_SETS
from tests.flows.conftest import Said

POINT_COLUMNS = (
    "series,date,value,numerator,denominator,phase,centre,lower,upper,near_lower,near_upper,"
    "moving_range,point_type,direction,note"
)
PHASE_COLUMNS = "series,phase,n,n_useful,longest_run,longest_run_max,crossings,crossings_min,signal,variation,assurance"
STABLE = [11, 9] * 6
SECRET = "8675309"
ROOT = Path(__file__).parents[2]


def listing(values: list[object], series: str = "", first: str = "2025-01", column: str = "value") -> str:
    rows = [f"{series},{first}-{day:02d},{value}" for day, value in enumerate(values, start=1)]
    return "\n".join([f"series,date,{column}", *rows]) + "\n"


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_one_row_a_point_with_these_columns(said: Said) -> None:
    code, answer, errors = said(listing([*STABLE, 16]), "--chart", "xmr", "--baseline", "12")
    assert (code, errors) == (0, "")
    assert answer.splitlines()[0] == POINT_COLUMNS
    rows = read(answer)
    assert [row["date"] for row in rows] == [f"2025-01-{day:02d}" for day in range(1, 14)]
    last = rows[-1]
    assert (last["value"], last["numerator"], last["phase"], last["centre"]) == ("16.0", "", "1", "10.0")
    assert float(last["upper"]) == pytest.approx(15.32, rel=1e-12)
    assert (last["moving_range"], last["point_type"], last["direction"], last["note"]) == ("7.0", "outside", "up", "")


def test_nothing_is_rounded(said: Said) -> None:
    _, answer, _ = said("date,value\n2025-01-01,0.1\n2025-01-02,0.30000000000000004\n", "--chart", "xmr")
    assert read(answer)[1]["value"] == "0.30000000000000004"
    assert read(answer)[1]["centre"] == repr((0.1 + 0.30000000000000004) / 2)


def test_one_row_a_series_and_phase_as_a_summary(said: Said) -> None:
    words = ["--chart", "xmr", "--phase", "2025-01-13", "--improvement", "decrease", "--target", "12", "--summary"]
    code, answer, _ = said(listing([*STABLE, *(value + 20 for value in STABLE)]), *words)
    assert code == 0
    assert answer.splitlines() == [
        PHASE_COLUMNS,
        ",1,12,12,1,7,11,3,false,common_cause,inconsistent",
        ",2,12,12,1,7,11,3,false,common_cause,fail",
    ]


def test_json_says_the_same_with_chart_and_rule_set(said: Said) -> None:
    text = listing([*STABLE, 16, ""])
    _, as_csv, _ = said(text, "--chart", "xmr")
    code, answer, _ = said(text, "--chart", "xmr", "--json")
    points = json.loads(answer)
    assert code == 0
    assert points[0]["rules"] == "mdc-2023"
    assert points[0]["rules_version"] == "2023-11"
    assert points[0]["chart"] == "xmr"
    for point, row in zip(points, read(as_csv), strict=True):
        assert [str(point[name]) if point[name] is not None else "" for name in row] == [*row.values()]
    assert (points[-1]["value"], points[-1]["point_type"], points[-1]["note"]) == (None, "missing", "no value")
    _, answer, _ = said(text, "--chart", "run", "--summary", "--json")
    (phase,) = json.loads(answer)
    assert (phase["rules"], phase["signal"], phase["n"]) == ("anhoej", False, 14)


def test_series_keep_their_order_and_dates_are_put_in_theirs(said: Said) -> None:
    text = "series,date,value\nb,2025-01-02,2\na,2025-01-01,5\nb,2025-01-01,1\na,2025-01-02,4\n"
    _, answer, _ = said(text, "--chart", "xmr")
    assert [(row["series"], row["date"]) for row in read(answer)] == [
        ("b", "2025-01-01"),
        ("b", "2025-01-02"),
        ("a", "2025-01-01"),
        ("a", "2025-01-02"),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_mark_other_delimiters_and_line_ends_are_read(said: Said, delimiter: str, mark: bytes, end: str) -> None:
    lines = ["Date,Value", "2025-01-01,3", "2025-01-02,4"]
    text = mark + end.join(line.replace(",", delimiter) for line in lines).encode()
    code, answer, _ = said(text, "--chart", "xmr")
    assert code == 0
    assert [row["centre"] for row in read(answer)] == ["3.5", "3.5"]


@pytest.mark.parametrize("empty", ["", "NA", "NaN", "null", "n/a"])
def test_what_other_tools_write_for_a_missing_value_is_missing(said: Said, empty: str) -> None:
    _, answer, _ = said(listing([3, empty, 4, 5]), "--chart", "xmr")
    assert [row["point_type"] for row in read(answer)] == ["common_cause", "missing", "common_cause", "common_cause"]


def test_limits_of_proportions_are_clipped_but_those_of_values_are_not(said: Said) -> None:
    counts = "date,numerator,denominator\n" + "\n".join(
        f"2025-01-{day:02d},{count},4" for day, count in enumerate([1, 3, 0, 4, 1, 3], start=1)
    )
    for chart, clipped in (("p", True), ("pp", True), ("ip", False)):
        (first, *_) = read(said(counts, "--chart", chart)[1])
        assert ((float(first["lower"]), float(first["upper"])) == (0.0, 1.0)) is clipped, chart
    (first, *_) = read(said(counts, "--chart", "u")[1])
    assert float(first["lower"]) == 0.0
    assert float(first["upper"]) > 1.0
    (first, *_) = read(said(counts, "--chart", "xmr")[1])
    assert float(first["lower"]) < 0.0


def test_screening_is_for_xmr_unless_refused_and_for_others_when_asked(said: Said) -> None:
    def uppers(text: str, chart: str) -> list[str]:
        answers = [said(text, "--chart", chart, *words)[1] for words in ((), ("--screening",), ("--no-screening",))]
        return [read(answer)[0]["upper"] for answer in answers]

    default, screened, kept = uppers(listing([10, 11, 10, 11, 10, 90, 10, 11, 10, 11, 10, 11]), "xmr")
    assert default == screened != kept
    counts = [f"{count},1000" for count in (500, 520, 500, 520, 500, 900, 500, 520, 500, 520, 500, 520)]
    for chart in ("pp", "ip"):
        default, screened, kept = uppers(listing(list(counts), column="numerator,denominator"), chart)
        assert default == kept != screened


def test_a_phase_starts_with_the_next_row_of_a_series_that_lacks_its_day(said: Said) -> None:
    text = (
        "series,date,value\n"
        "a,2025-01-01,1\na,2025-01-02,2\na,2025-01-03,1\na,2025-01-04,2\n"
        "b,2025-01-01,1\nb,2025-01-02,2\nb,2025-01-04,2\nb,2025-01-05,2\n"
        "c,2025-01-03,1\nc,2025-01-04,2\n"
    )
    _, answer, _ = said(text, "--chart", "xmr", "--phase", "2025-01-03")
    assert [row["phase"] for row in read(answer)] == [*"1122", *"1122", *"11"]


def test_a_drawing_has_a_title_and_says_in_words_what_it_shows(said: Said) -> None:
    text = listing([*STABLE, 16, "", 4], series="<Oak & Elm>")
    words = ["--chart", "xmr", "--baseline", "12", "--improvement", "increase", "--target", "12", "--svg"]
    code, answer, _ = said(text, *words)
    assert code == 0
    drawing = ElementTree.fromstring(answer)
    name = "{http://www.w3.org/2000/svg}"
    assert drawing.find(f".//{name}title").text == "<Oak & Elm>"
    assert drawing.find(f".//{name}desc").text == (
        "XmR chart of 15 points from 2025-01-01 to 2025-01-15. The centre is 10, limits 4.68 to 15.32. "
        "Signals: 2 beyond a limit. 1 value missing. The target is 12."
    )
    colours = {element.get("fill") for element in drawing.iter()}
    assert {"#1b5a9e", "#b5490b", "#66717d"} <= colours
    assert len(drawing.findall(f".//{name}circle")) == len(STABLE)
    assert answer == said(text, *words)[1]
    assert json.loads(said(text, *words, "--json")[1])["svg"] == answer.rstrip("\n")


def test_a_drawing_holds_all_series_even_those_that_cannot_be_judged(said: Said) -> None:
    text = listing(STABLE, "a") + listing(["", ""], "b").split("\n", 1)[1] + listing([4, 4, 4], "c").split("\n", 1)[1]
    _, answer, _ = said(text, "--chart", "xmr", "--svg")
    drawing = ElementTree.fromstring(answer)
    groups = drawing.findall("{http://www.w3.org/2000/svg}g")
    assert [group.get("role") for group in groups] == ["img"] * 3
    assert len({group.get("aria-labelledby") for group in groups}) == 3
    assert "Not computable: the values do not vary." in answer


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("day,value\n2025-01-01,3\n", [], "no column date"),
        ("date\n2025-01-01\n", [], "nothing to chart"),
        ("date,value,remarks\n2025-01-01,3,x\n", [], "a column that means nothing here: remarks"),
        ("date,value,numerator\n2025-01-01,3,3\n", [], "value beside numerator"),
        ("date,numerator\n2025-01-01,3\n", [], "numerator without denominator"),
        ("date,value\n2025-01-01,3\n", ["--chart", "p"], "a P chart is of counts"),
        ("date,numerator,denominator\n2025-01-01,3,4\n", ["--chart", "g"], "a G chart is of the cases or the time"),
        ("date,value\n2025-01-01,3\n", ["--phase", "2025-02-01"], "no row of that day"),
        ("date,value\n2025-01-01,3\n", ["--chart", "run", "--screening"], "no moving ranges to screen"),
        (f"date,value\n2025-01-01,3\n13/45/{SECRET},3\n", [], "row 3 has a date that cannot be read"),
        ("date,value\n,3\n", [], "row 2 has no date"),
        (f"date,value\n2025-01-01,x{SECRET}\n", [], "row 2 has a value that is no number"),
        ('date,value\n2025-01-01,"1,234"\n', [], "row 2 has a value that is no number"),
        ("date,numerator,denominator\n2025-01-01,a,4\n", ["--chart", "p"], "row 2 has a numerator that is no number"),
        ("date,numerator,denominator\n2025-01-01,4,a\n", ["--chart", "p"], "row 2 has a denominator that is no number"),
        (
            f"series,date,value\n{SECRET},2025-01-01,3\nb,2025-01-01,3\n{SECRET},2025-01-01,4\n",
            [],
            "row 4 has the date of row 2 of the same series",
        ),
    ],
)
def test_a_mistake_in_the_file_is_told_by_place_and_never_by_value(
    said: Said, text: str, words: list[str], told: str
) -> None:
    chart = [] if "--chart" in words else ["--chart", "xmr"]
    code, answer, errors = said(text, *chart, *words)
    assert (code, answer) == (20, "")
    assert told in errors
    assert "to do:" in errors
    assert SECRET not in errors
    code, answer, _ = said(text, *chart, *words, "--json")
    assert json.loads(answer)["exit_code"] == 20


def test_many_mistakes_are_told_by_the_first_and_their_number(said: Said) -> None:
    _, _, errors = said("date,value\n" + "".join(f"2025-01-{day:02d},x\n" for day in range(1, 9)), "--chart", "xmr")
    assert "row 2 has" in errors
    assert "row 6 has" in errors
    assert "row 7" not in errors
    assert "and 3 more" in errors


@pytest.mark.parametrize(
    ("text", "told"), [("", "is empty"), ("date,value\n", "is empty"), (b"date,value\n\xff\xfe\xfd,1\n", "not UTF-8")]
)
def test_a_file_that_holds_nothing_or_no_text_is_told(said: Said, text: str | bytes, told: str) -> None:
    code, _, errors = said(text, "--chart", "xmr")
    assert code == 11
    assert told in errors


def test_a_file_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["signals", str(tmp_path / "nowhere.csv"), "--chart", "xmr"]) == 11
    told = capsys.readouterr().err
    assert "is not there" in told
    assert "name a file that is there" in told


def test_a_file_of_another_encoding_is_told_with_what_an_analyst_can_do(said: Said) -> None:
    code, _, error = said("date,value\n2025-01-01,café\n".encode("latin-1"), "--chart", "xmr")
    assert code == 11
    assert "save it as CSV in UTF-8" in error


def test_a_reader_that_has_read_enough_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "series.csv"
    path.write_text("series,date,value\n" + "".join(f"{one},2025-01-01,3\n" for one in range(20_000)))
    words = [sys.executable, "-m", "flows.cli", "signals", str(path), "--chart", "xmr"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT) as running:
        assert running.stdout and running.stderr
        assert running.stdout.readline().strip() == POINT_COLUMNS
        running.stdout.close()
        assert running.stderr.read() == ""
    assert running.returncode == 0


@pytest.mark.parametrize(
    "words",
    [
        ["--chart", "pie"],
        ["--chart", "xmr", "--rules", "nelson"],
        ["--chart", "xmr", "--baseline", "1"],
        ["--chart", "xmr", "--baseline", "-3"],
        ["--chart", "xmr", "--phase", "2025-02-30"],
        ["--chart", "xmr", "--target", "nan"],
        ["--chart", "xmr", "--screening", "--no-screening"],
        ["--chart", "xmr", "--svg", "--summary"],
        [],
    ],
)
def test_words_that_are_off_end_with_two(said: Said, words: list[str]) -> None:
    code, answer, errors = said(listing(STABLE), *words)
    assert (code, answer) == (2, "")
    assert errors


def test_the_help_says_what_each_word_means(said: Said) -> None:
    code, answer, _ = said("", "--help")
    assert code == 0
    point_types = {"common_cause", "outside", "shift", "trend", "two_of_three", "missing", "not_computable"}
    verdicts = {"up", "down", "improvement", "concern", "neutral", "pass", "fail", "inconsistent", "none"}
    peers = {"special_cause_improvement", "consistent_fail", "sigma.signal", "astronomical"}
    wanted = point_types | verdicts | peers | set(CHART_KINDS) | set(RULE_SETS)
    assert {word for word in wanted if word not in answer} == set()
    for rule_set in RULE_SETS.values():
        assert rule_set.version in answer
