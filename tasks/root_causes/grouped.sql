-- One row per rule and family, most rows first; `place` counts within a rule.
-- The digest is the same for two causes only where the very same rows have both.
select
    rule,
    family,
    count(*) as rows_n,
    count(distinct person) as people_n,
    count(distinct number) as numbers_n,
    bool_and(is_critical) as is_critical,
    bit_xor(hash(_id)) as rows_digest,
    array_slice(list_sort(list(distinct file) filter (where file is not null)), 1, $most_files) as files,
    count(distinct file) as files_n,
    row_number() over (partition by rule order by count(*) desc, family) as place
from families
group by rule, family
qualify place <= if(ends_with(rule, '.known'), $most_codes, $most_families)
order by rows_n desc, rule asc, family asc
