-- One row: the cycle that the briefs are about.
select
    cast($cycle_id as varchar) as cycle_id,
    cast($start_date as date) as start_date,
    cast($end_date as date) as end_date,
    cast($meeting_date as date) as meeting_date
