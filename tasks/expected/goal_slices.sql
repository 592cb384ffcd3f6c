-- One row per slice that goals name and that results of its subject do not have: the slices that these have instead.
with tests as (
    select
        subject,
        assessment,
        count(distinct student_id) as students_n
    from read_parquet($results, union_by_name = true)
    where window_end_date <= $cycle_end
    group by subject, assessment
),

-- As the facts of testing name them.
slices as (
    select
        subject,
        students_n,
        case when count(*) over (partition by subject) > 1 then subject || ', ' || assessment else subject end as slice
    from tests
),

named as (
    select distinct slice
    from read_parquet($goals, union_by_name = true)
    where list_contains($measures, measure) and slice not in (select slices.slice from slices)
)

select
    named.slice,
    list(slices.slice order by slices.slice) as slices
from named
inner join slices on named.slice = slices.subject or starts_with(named.slice, slices.subject || ', ')
where slices.students_n >= $fewest_named
group by named.slice
order by named.slice
