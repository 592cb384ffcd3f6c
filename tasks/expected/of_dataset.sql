-- One row per cell of a dataset: a part that nobody has sent is one cell, and not one at each school.
select
    expected.school_id,
    expected.part,
    expected.period_start,
    expected.period_end,
    expected.has_come
from expected
where
    expected.dataset = $dataset
    and (
        expected.school_id = ''
        or expected.part not in (
            select whole.part
            from expected as whole
            where whole.dataset = $dataset and whole.school_id = '' and not whole.has_come
        )
    )
order by expected.part, expected.school_id, expected.period_start
