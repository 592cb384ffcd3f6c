-- One row per measure in which a published number breaks the policy; none when all is well.
-- Looks at what would be published, not at what was decided.
with known as (
    select
        published.*,
        split_part(published.group_id, '=', 1) as breakdown,
        candidates.measure is null as is_unknown,
        candidates.is_published,
        coalesce(candidates.counted, 'students') as counted,
        coalesce(candidates.is_protected, true) as is_protected,
        candidates.status,
        published.hidden_reason not in ('', 'not reported', 'unclear') as is_withheld,
        -- A rate of so many people tells how many it counts.
        case
            when published.numerator is not null then published.numerator
            when candidates.form <> 'value' and candidates.counted <> 'student_days'
                then round(published.value * published.n)
        end as part_n,
        case when published.numerator is not null then published.denominator else published.n end as of_n,
        candidates.form <> 'value' and (published.value <= 0 or published.value >= 1) as is_none_or_all
    from published
    left join candidates
        on
            published.measure = candidates.measure
            and published.unit_type = candidates.unit_type
            and published.unit_id = candidates.unit_id
            and published.group_id = candidates.group_id
            and published.slice = candidates.slice
            and published.period_start = candidates.period_start
            and published.period_end = candidates.period_end
),

surrounded as (
    select
        *,
        max(n) filter (where breakdown = 'all') over units as whole_n,
        bool_or(is_withheld) over cells as is_breakdown_withheld,
        bool_or(is_withheld and breakdown = 'all') over units as is_total_withheld,
        min(unit_id) filter (where is_withheld) over siblings
        = max(unit_id) filter (where is_withheld) over siblings as is_alone
    from known
    window
        units as (partition by measure, unit_type, unit_id, slice, period_start, period_end),
        cells as (partition by measure, unit_type, unit_id, slice, period_start, period_end, breakdown),
        siblings as (partition by measure, unit_type, slice, period_start, period_end, breakdown)
),

tables as (
    select
        *,
        bool_or(is_shown and unit_type = 'district') over tables as is_district_shown
    from surrounded
    window tables as (partition by measure, slice, period_start, period_end, breakdown)
)

select
    tables.measure,
    count(*) as cells_n
from tables
cross join policy
where
    tables.is_protected
    and (
        (tables.is_shown and (
            tables.is_unknown
            or tables.status <> 'reported'
            or tables.n < policy.minimum_n
            or (tables.n is null and tables.group_id <> 'all' and not tables.is_published)
            or (tables.group_id <> 'all' and tables.whole_n - tables.n < policy.minimum_n)
            or (tables.part_n > 0 and tables.part_n < policy.minimum_n)
            or (tables.of_n > tables.part_n and tables.of_n - tables.part_n < policy.minimum_n)
            or (
                tables.n < policy.minimum_n_for_extremes
                and (tables.part_n = 0 or tables.part_n = tables.of_n or tables.is_none_or_all)
            )
            or tables.is_breakdown_withheld
            or tables.is_total_withheld
        ))
        or (
            not tables.is_shown
            and coalesce(tables.numerator, tables.denominator, tables.value, tables.n) is not null
        )
        or tables.students_expected_n between 1 and policy.minimum_n - 1
        or tables.students_received_n between 1 and policy.minimum_n - 1
        or tables.students_expected_n - tables.students_received_n between 1 and policy.minimum_n - 1
        or tables.students_received_n - tables.n between 1 and policy.minimum_n - 1
        or (
            tables.counted <> 'student_days'
            and tables.students_received_n - tables.part_n between 1 and policy.minimum_n - 1
        )
        or (tables.counted <> 'student_days' and tables.received_n - tables.of_n between 1 and policy.minimum_n - 1)
        -- One unit alone could be had from the district's number less the others.
        or (
            tables.is_withheld
            and tables.unit_type <> 'district'
            and tables.is_alone
            and tables.is_district_shown
        )
    )
group by tables.measure
order by tables.measure
