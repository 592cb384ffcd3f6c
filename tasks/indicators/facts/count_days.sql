-- One row per period and school open on the day on which the district's enrolment is counted, which is the last of the
-- period on which any open school is in session; without a calendar, the period's last. `count_date`: the school's own
-- last day in session by then, on which it may have let its students go.
-- A calendar that ends more than 30 days before those of most schools is not whole: then it is the district's day.
with days as (
    select
        calendar_days.school_id,
        periods.period_start,
        periods.period_end,
        max(calendar_days.date) as date
    from facts.calendar_days
    inner join periods on calendar_days.date between periods.period_start and periods.period_end
    left join facts.open_spans
        on
            calendar_days.school_id = open_spans.school_id
            and periods.period_start = open_spans.period_start
            and periods.period_end = open_spans.period_end
    where
        calendar_days.date >= coalesce(open_spans.first_date, calendar_days.date)
        and calendar_days.date <= coalesce(open_spans.last_date, calendar_days.date)
    group by 1, 2, 3
),

district_days as (
    select
        periods.period_start,
        periods.period_end,
        coalesce(max(days.date), periods.period_end) as date
    from periods
    left join days on periods.period_start = days.period_start and periods.period_end = days.period_end
    group by 1, 2
),

opened as (
    select
        open_spans.school_id,
        open_spans.period_start,
        open_spans.period_end,
        district_days.date as district_date,
        days.date as own_date,
        row_number() over (
            partition by open_spans.period_start, open_spans.period_end
            order by coalesce(days.date, open_spans.period_start) desc, open_spans.school_id asc
        ) as place,
        count(*) over (partition by open_spans.period_start, open_spans.period_end) as schools_n
    from facts.open_spans
    inner join district_days
        on
            open_spans.period_start = district_days.period_start
            and open_spans.period_end = district_days.period_end
            and district_days.date between open_spans.first_date and open_spans.last_date
    left join days
        on
            open_spans.school_id = days.school_id
            and open_spans.period_start = days.period_start
            and open_spans.period_end = days.period_end
),

most_schools as (
    select
        period_start,
        period_end,
        min(own_date) as date
    from opened
    where 2 * place <= schools_n + 1
    group by 1, 2
)

select
    opened.school_id,
    opened.period_start,
    opened.period_end,
    case
        when opened.own_date >= most_schools.date - interval 30 day then opened.own_date
        else opened.district_date
    end as count_date
from opened
inner join most_schools
    on opened.period_start = most_schools.period_start and opened.period_end = most_schools.period_end
