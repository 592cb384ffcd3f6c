-- One row per measure, slice and pair of sources that differ in a figure.
select
    measure,
    slice,
    origin,
    authority,
    definition_version,
    other_authority,
    other_definition_version,
    compared_n,
    differing_n,
    coalesce(school_ids, cast([] as varchar[])) as school_ids,
    is_of_district
from disagreements
where differing_n > 0
order by measure, slice, origin, authority, other_authority
