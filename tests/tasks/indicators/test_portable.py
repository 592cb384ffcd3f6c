"""SQL that DuckDB and Spark do not give alike is refused, each construct by its name."""

from __future__ import annotations

import pytest

from tasks.indicators.order import Model, models
from tasks.indicators.portable import findings, main

REFUSED = [
    ("select a / b as x from t", "a / b"),
    ("select 1.0 / 3 as x from t", "a / b"),
    ("select a / nullif(b, 0) as x from t", "a / b"),
    ("select cast(a as double) / b as x from t", "a / b"),
    ("select avg(case when a then 1.0 else 0.0 end) as x from t", "avg(x)"),
    ("select avg(a) as x from t", "avg(x)"),
    ("select avg(cast(a as decimal(18, 3))) as x from t", "avg(x)"),
    ("select quantile_cont(a, 0.5) as x from t", "quantile_cont()"),
    ("select quantile_disc(a, 0.5) as x from t", "quantile_disc()"),
    ("select quantile(a, 0.5) as x from t", "quantile()"),
    ("select percentile_cont(0.5) within group (order by a) as x from t", "percentile_cont of decimals"),
    ("select list(a order by b) as x from t", "list()"),
    ("select array_agg(a) as x from t", "array_agg()"),
    ("select len(a) as x from t", "len()"),
    ("select first(a order by b) as x from t", "first()"),
    ("select last(a order by b) as x from t", "last()"),
    ("select t.a from t asof join u on t.a >= u.a", "asof join"),
    ("select columns('n_.*') from t", "columns()"),
    ("select min(columns(*)) from t", "columns()"),
    ("select a from t union all by name select a from u", "union by name"),
    ("select a from t union by name select a from u", "union by name"),
    ("select n from range(10) as r (n)", "range()"),
    ("select t.a from t cross join generate_series(1, 3) as s (n)", "generate_series()"),
    ("select isodow(a) as x from t", "isodow()"),
    ("select dayofweek(a) as x from t", "dayofweek()"),
    ("select weekday(a) as x from t", "weekday()"),
    ("select extract(isodow from a) as x from t", "day of the week"),
    ("select date_part('dow', a) as x from t", "day of the week"),
    ("select date_diff('month', a, b) as x from t", "date_diff of months or weeks"),
    ("select datediff('week', a, b) as x from t", "date_diff of months or weeks"),
    ("select date_sub('day', a, b) as x from t", "date_sub()"),
    ("select end_date - start_date as x from t", "date - date"),
    ("select period_end - period_start as x from t", "date - date"),
    ("select max(t.date) - min(t.date) as x from t", "date - date"),
    ("select date '2025-09-01' - a as x from t", "date - date"),
    ("select cast(a as date) - b as x from t", "date - date"),
    ("select cast(2.5 as int) as x from t", "cast of a fraction to a whole number"),
    ("select 2.5::bigint as x from t", "cast of a fraction to a whole number"),
    ("select try_cast(a * 0.5 as bigint) as x from t", "cast of a fraction to a whole number"),
    ("select cast(present_fraction as bigint) as x from t", "cast of a fraction to a whole number"),
    ("select cast(sum(present_days) as bigint) as x from t", "cast of a fraction to a whole number"),
    ("select cast(cast(a as double) as bigint) as x from t", "cast of a fraction to a whole number"),
    ("select mode(a) as x from t", "mode()"),
    ("select hash(a) as x from t", "hash()"),
    ("select approx_count_distinct(a) as x from t", "approx_count_distinct()"),
    ("select approx_quantile(a, 0.5) as x from t", "approx_quantile()"),
    ("select a, count(*) as n from t group by all", "group by all"),
    ("select count_if(a) as x from t", "count_if()"),
    ("select * from t", "select *"),
    ("select t.* from t", "select *"),
    ("select * exclude (a) from t", "select *"),
    ("select a from t order by a", "order by"),
    ("with part as (select mode(a) as x from t) select x from part", "mode()"),
]
ALIKE = [
    "select cast(a as double) / nullif(cast(b as double), 0) as x from t",
    "select cast(a as double) / cast(nullif(b, 0) as double) as x from t",
    "select a // b as x from t",
    "select avg(cast(a as double)) as x from t",
    "select median(a) as x, stddev(a) as y from t",
    "select percentile_cont(0.5) within group (order by cast(a as double)) as x from t",
    "select string_agg(a, ',' order by a) as x, length(a) as y from t",
    "select count(*) filter (where a) as n from t",
    "select date_diff('day', start_date, end_date) as x, date_trunc('week', a) as y from t",
    "select expected_n - received_n as x, enrolled_days_n - reported_days_n as y from t",
    "select cast(period_end - interval 1 day as date) as x from t",
    "select cast(sum(reported_days_n) as bigint) as x, cast(round(a * 0.5) as bigint) as y from t",
    "select a, sum(b) over (partition by a order by c range between 1 preceding and current row) as x from t",
    "select a from t qualify row_number() over (partition by a order by b) = 1",
    "select a, arg_max(b, c) as x, md5(d) as y, try_cast(e as date) as z from t group by grouping sets ((a), ())",
    "with part as (select * exclude (a) from t) select x from part",
    "with part as (select a from t order by a limit 1) select a from part",
]


def found(sql):
    return [what for what, _ in findings(Model("outcomes.hope", sql, frozenset()))]


@pytest.mark.parametrize(("sql", "what"), REFUSED)
def test_what_differs_or_fails_is_refused(sql, what):
    assert what in found(sql)


@pytest.mark.parametrize("sql", ALIKE)
def test_what_both_give_alike_passes(sql):
    assert found(sql) == []


def test_each_finding_says_what_to_write_instead():
    told = [instead for sql, _ in REFUSED for _, instead in findings(Model("outcomes.hope", sql, frozenset()))]
    assert all(told)


@pytest.mark.parametrize("model", models(), ids=lambda model: model.name)
def test_every_model_is_portable(model):
    assert findings(model) == []


def test_the_lint_says_how_much_it_looked_at(capsys):
    assert main() == 0
    assert capsys.readouterr().out == f"portable SQL: 0 findings in {len(models())} models\n"
