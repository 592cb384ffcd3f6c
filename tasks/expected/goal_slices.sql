-- One row per slice that goals name and that results do not have: the slices of its subject, else those whose subject
-- begins as its own does, whatever the case of letters.
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
    select distinct
        slice,
        split_part(slice, ', ', 1) as subject
    from read_parquet($goals, union_by_name = true)
    where list_contains($measures, measure) and slice not in (select slices.slice from slices)
),

meant as (
    select
        named.slice,
        slices.slice as other_slice,
        named.subject = slices.subject as is_of_subject
    from named
    inner join slices
        on
            starts_with(lower(named.subject), lower(slices.subject))
            or starts_with(lower(slices.subject), lower(named.subject))
    where slices.students_n >= $fewest_named
)

select
    slice,
    list(other_slice order by other_slice) filter (where is_of_subject) as slices_of_subject,
    list(other_slice order by other_slice) as slices
from meant
group by slice
order by slice
