-- One row: how many rows the mended files speak of that did not come this time, that they leave as they came, and that
-- they mend in more than one way.
with spoken_of as (
    select
        held_id,
        copy,
        _file is not null as has_come,
        bool_or((_file, _row) in (select (_file, _row) from decided_rows)) as is_chosen,
        count(*) filter (where not is_as_it_came) as changed_n,
        count(distinct $digest) filter (where not is_as_it_came) as ways_n
    from mended_answers
    group by held_id, copy, has_come
)

select
    count(*) filter (where not has_come) as idle_n,
    count(*) filter (where has_come and changed_n = 0 and not is_chosen) as left_n,
    count(*) filter (where has_come and ways_n > 1) as disputed_n
from spoken_of
