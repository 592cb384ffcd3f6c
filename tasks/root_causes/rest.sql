-- One row per rule: the rows of all families that have no cause of their own.
select
    families.rule,
    count(*) as rows_n,
    count(distinct families.family) as values_n,
    bool_and(families.is_critical) as is_critical,
    bit_xor(hash(families._id)) as rows_digest,
    array_slice(
        list_sort(list(distinct families.file) filter (where families.file is not null)), 1, $most_files
    ) as files,
    count(distinct families.file) as files_n
from families
anti join named_families on families.rule = named_families.rule and families.family = named_families.family
group by families.rule
order by families.rule
