-- The days in session as one list, so that a student's days are a slice of it and not a join.
select
    list({
        'day_n': day_n,
        'date': strftime(date, '%Y-%m-%d'),
        'absence_percent': absence_percent,
        'day_seed': day_seed,
        'week_seed': week_seed
    } order by date)
from dates
where is_session
