-- One row per school: the days on which it opened and closed, by the list of schools or else by school_history, which
-- is not believed on a side on which the school was there all the same; null where nothing says so.
select
    told_dates.school_id,
    case when told_dates.is_first_listed or before.school_id is null then told_dates.first_date end as opened_date,
    case when told_dates.is_last_listed or after.school_id is null then told_dates.last_date end as closed_date
from facts.told_dates
left join facts.there_beyond as before on told_dates.school_id = before.school_id and not before.is_after
left join facts.there_beyond as after on told_dates.school_id = after.school_id and after.is_after
