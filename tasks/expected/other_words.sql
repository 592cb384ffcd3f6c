-- One row per school, part and testing window of which no results came, and of which the school sent results of the
-- same test under other words: of parts that no school sent beside this one, and fewer schools than this one.
with sent as (
    select
        assessment,
        part,
        school_id,
        period_start,
        period_end
    from sent_windows
    group by all
),

ranked as (
    select
        assessment,
        part,
        row_number() over (
            partition by assessment order by count(distinct school_id) desc, min(period_start) asc, part asc
        ) as place
    from sent
    group by assessment, part
),

together as (
    select distinct
        one.assessment,
        one.part,
        other.part as other_part
    from sent as one
    inner join sent as other
        on
            one.assessment = other.assessment
            and one.school_id = other.school_id
            and one.part <> other.part
            and one.period_start <= other.period_end
            and one.period_end >= other.period_start
),

lacking as (
    select
        school_id,
        part,
        period_start,
        period_end
    from expected
    where dataset = $dataset and school_id <> '' and period_start is not null and not has_come
),

own as (
    select
        lacking.school_id,
        lacking.part,
        lacking.period_start,
        lacking.period_end,
        sent.assessment,
        sent.part as other_part
    from lacking
    inner join sent
        on
            lacking.school_id = sent.school_id
            and lacking.part <> sent.part
            and lacking.period_start <= sent.period_end
            and lacking.period_end >= sent.period_start
)

select
    own.school_id,
    own.part,
    own.period_start,
    own.period_end,
    list_sort(list(distinct own.other_part)) as other_parts
from own
inner join ranked as usual on own.assessment = usual.assessment and own.part = usual.part
inner join ranked as other on own.assessment = other.assessment and own.other_part = other.part
left join together
    on
        own.assessment = together.assessment
        and own.part = together.part
        and own.other_part = together.other_part
where together.part is null and usual.place < other.place
group by own.school_id, own.part, own.period_start, own.period_end
