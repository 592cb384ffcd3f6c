-- One row per school of which rows that go on are dated in no declared testing window: how many, of all that go on.
with marks as (
    select
        _id,
        bool_or(is_critical) as is_held,
        bool_or(rule = $rule) as is_outside
    from reasons
    group by _id
)

select
    $school as school_id,
    count(*) filter (where marks.is_outside) as outside_n,
    count(*) as rows_n
from staged
left join marks on staged._id = marks._id
where not coalesce(marks.is_held, false)
group by all
having count(*) filter (where marks.is_outside) > 0
order by school_id
