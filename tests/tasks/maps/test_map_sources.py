"""Which columns of a source a map makes a column of."""

import pytest

from tasks.maps.map_sources import sources_of
from tasks.settings.map_file import Map

RAW = ("Day", "Month", "Year", "Site", "By when")


@pytest.mark.parametrize(
    ("sql", "sources"),
    [
        ("select cast(try_strptime(\"By when\", '%m/%d/%Y') as date) as due_date from raw", ["By when"]),
        ('select "by when" as due_date from raw', ["By when"]),
        ("select make_date(year, month, day) as due_date from raw", ["Year", "Month", "Day"]),
        ("select if(site = 'x', null, \"By when\") as due_date from raw", ["By when"]),
        ("select case when site = 'x' then \"By when\" end as due_date from raw", ["By when"]),
        ("select case site when 'More' then 'up' end as due_date from raw", ["Site"]),
        ("select if(site = 'x', 'up', 'down') as due_date from raw", ["Site"]),
        ('with found as (select "By when" as by_when from raw) select by_when as due_date from found', ["By when"]),
        ('select "By when" as one, trim(one) as due_date from raw', ["By when"]),
        ("select null as due_date from raw", []),
        ("select other as due_date from raw", []),
        ("select due_date from raw", []),
        ("select * from raw", []),
        ("select day as due_date from raw union all select site from raw", []),
        ("select due_date from", []),
    ],
)
def test_a_column_is_made_of_what_gives_its_values(sql, sources):
    assert sources_of(Map(sql), "due_date", RAW) == sources
