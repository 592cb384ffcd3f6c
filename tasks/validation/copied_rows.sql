-- One row per row that is held back as a copy of a row of another file, the same in every column: where both stand.
with keyed as (
    select
        _id,
        _file,
        first_value(_file) over (partition by $key order by _id) as of_file
    from suspects as staged
    where $is_whole and $hash_of_key in (select key_hash from repeated_hashes)
)

select
    _id,
    _file,
    of_file
from keyed
where _file <> of_file and _id in (
    select _id from reasons
    where rule = $repeated
)
