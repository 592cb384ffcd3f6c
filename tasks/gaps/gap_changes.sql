-- One row per student group that tables hold against all others, and the same stretch of the year before or of the
-- first year: both rates then, and by how much they lie further apart now.
with dated as (
    select
        gaps_until_now.*,
        current_gaps.period_end - gaps_until_now.period_end as days_before,
        cast(round((current_gaps.period_end - gaps_until_now.period_end) / 365.25) as integer) as years_before
    from gaps_until_now
    inner join current_gaps on gaps_until_now.comparison_id = current_gaps.comparison_id
),

-- The same stretch of earlier years, give or take a month: a test or a cycle is not held on the same days.
same_stretch as (
    select
        *,
        abs(days_before - 365.25 * years_before) as days_apart
    from dated
    where years_before > 0 and abs(days_before - 365.25 * years_before) <= 31
    qualify row_number() over (partition by comparison_id, years_before order by days_apart, period_end) = 1
),

earlier as (
    select
        'a year before' as relation,
        *
    from same_stretch
    where years_before = 1
    union all
    select
        'first' as relation,
        *
    from same_stretch
    qualify row_number() over (partition by comparison_id order by years_before desc) = 1
)

select
    earlier.relation,
    earlier.comparison_id,
    earlier.period_start,
    earlier.period_end,
    earlier.rate_1,
    earlier.rate_2,
    current_gaps.difference - earlier.difference as difference_change,
    -- The interval of two differences that vary each by itself (Zou and Donner 2008, doi 10.1002/sim.3095); of
    -- students who are in both it is too wide rather than too narrow.
    current_gaps.difference - earlier.difference - sqrt(
        pow(current_gaps.difference - current_gaps.difference_lower, 2)
        + pow(earlier.difference_upper - earlier.difference, 2)
    ) as change_lower,
    current_gaps.difference - earlier.difference + sqrt(
        pow(current_gaps.difference_upper - current_gaps.difference, 2)
        + pow(earlier.difference - earlier.difference_lower, 2)
    ) as change_upper
from earlier
inner join current_gaps on earlier.comparison_id = current_gaps.comparison_id
