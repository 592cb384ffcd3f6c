-- One row per school and month of which present and absent look exchanged in the rows that are newer than those of last
-- time: hardly anything is attended that mostly is, and reasons of absence, where given, stand beside who is present.
-- The usual is that of the school's rows of last time or, where it has none, of other schools.
-- `away_n` rows are of absent students, `reasoned_n` of whole days have a reason, `present_reasoned_n` of these are of
-- students who were present. Where rows have no reasons, nearly all must be absent; of as many students a day as usual.
with months as (
    select
        school_id,
        case when is_newer then date_trunc('month', date) end as month_start,
        count(*) filter (where rows_n > 0) as days_n,
        sum(rows_n) as rows_n,
        sum(attended_days) as attended_days,
        sum(present_n) as present_n,
        sum(away_n) as away_n,
        sum(reasoned_n) as reasoned_n,
        sum(present_reasoned_n) as present_reasoned_n
    from days_present
    group by 1, 2
    having sum(rows_n) > 0
),

-- Rows of last time tell what is usual.
told as (
    select
        months.school_id,
        months.month_start,
        usual.days_n,
        usual.rows_n,
        usual.present_n,
        usual.reasoned_n,
        usual.present_reasoned_n,
        usual.school_id = months.school_id as is_own
    from months
    inner join months as usual on usual.month_start is null
    where months.month_start is not null
),

usual as (
    select
        school_id,
        month_start,
        is_own,
        sum(days_n) as days_n,
        sum(rows_n) as rows_n,
        sum(present_n) as present_n,
        sum(reasoned_n) as reasoned_n,
        sum(present_reasoned_n) as present_reasoned_n
    from told
    group by 1, 2, 3
    qualify row_number() over (partition by school_id, month_start order by is_own desc) = 1
),

shares as (
    select
        months.school_id,
        months.month_start,
        months.rows_n,
        months.away_n,
        months.reasoned_n,
        months.present_reasoned_n,
        months.attended_days / months.rows_n as attended_share,
        months.present_n / months.rows_n as present_share,
        usual.present_n / usual.rows_n as usual_present_share,
        usual.present_reasoned_n / nullif(usual.reasoned_n, 0) as usual_reasoned_share,
        not usual.is_own or 2 * months.rows_n * usual.days_n >= usual.rows_n * months.days_n as is_of_as_many
    from months
    inner join usual on months.school_id = usual.school_id and months.month_start = usual.month_start
    where months.rows_n >= $fewest
)

select
    school_id,
    cast(month_start as date) as month_start,
    cast(rows_n as bigint) as rows_n,
    cast(away_n as bigint) as away_n,
    cast(reasoned_n as bigint) as reasoned_n,
    cast(present_reasoned_n as bigint) as present_reasoned_n,
    usual_present_share
from shares
where
    usual_present_share >= $usually_present
    and (
        (
            reasoned_n >= $fewest_reasoned
            and 2 * present_reasoned_n >= reasoned_n
            and usual_reasoned_share <= $few
            and present_share <= usual_present_share - $fallen
        )
        or (
            attended_share <= 1 - $usually_present
            and is_of_as_many
            and (reasoned_n < $fewest_reasoned or 2 * present_reasoned_n >= reasoned_n)
        )
    )
order by 2, 1
