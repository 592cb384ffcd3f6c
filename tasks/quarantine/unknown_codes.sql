-- One row per value of a column that is no known code, most frequent first: a crosswalk to be filled in.
select
    $column_name as "column",
    families.family as theirs,
    '' as ours,
    count(*) as rows_n
from families
where families.rule = $rule
group by families.family
order by rows_n desc, theirs asc
