-- One row per cell of a dataset; what nobody has sent is one cell for all of the schools, and not one at each.
with told as (
    select
        expected.school_id,
        expected.part,
        expected.period_start,
        expected.period_end,
        expected.has_come,
        expected.days_expected_n,
        expected.why,
        expected.instead,
        -- Of a period of which nothing came the days need not be told.
        case when len(expected.missing_dates) < expected.days_expected_n then expected.missing_dates end as lacking
    from expected
    where
        expected.dataset = $dataset
        and (
            expected.school_id = ''
            or expected.part not in (
                select whole.part
                from expected as whole
                where
                    whole.dataset = $dataset
                    and whole.school_id = ''
                    and whole.period_start is null
                    and not whole.has_come
            )
        )
),

alike as (
    select
        told.school_id,
        told.part,
        told.period_start,
        told.period_end,
        told.has_come,
        told.days_expected_n,
        told.why,
        told.instead,
        told.lacking,
        count(*) over (partition by told.part, told.period_start, told.period_end) as schools_n,
        count(*) over (
            partition by
                told.part,
                told.period_start,
                told.period_end,
                told.has_come,
                told.why,
                told.instead,
                told.lacking
        ) as alike_n
    from told
)

select
    case
        when not has_come and period_start is not null and schools_n > 1 and alike_n = schools_n then ''
        else school_id
    end as unit_id,
    part,
    period_start,
    period_end,
    has_come,
    max(days_expected_n) as days_expected_n,
    lacking,
    count(*) as cells_n,
    why,
    instead
from alike
group by unit_id, part, period_start, period_end, has_come, lacking, why, instead
order by part, unit_id, period_start
