-- One row per reason for which figures of the tables are hidden.
select
    current_figures.hidden_reason,
    count(*) as cells_n
from current_figures
inner join meanings on current_figures.measure = meanings.measure
where not current_figures.is_shown and meanings.is_presented
group by current_figures.hidden_reason
order by current_figures.hidden_reason
