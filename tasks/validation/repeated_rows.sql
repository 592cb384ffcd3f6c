-- One row per row held back since another has its key: copies but the first, and all that contradict each other.
with keyed as (
    select
        _id,
        $key,
        md5(cast(to_json(struct_pack($content)) as varchar)) as content
    from suspects as staged
    semi join repeated_hashes on $hash_of_key = repeated_hashes.key_hash
    where $is_whole
),

judged as (
    select
        _id,
        min(content) over one_key = max(content) over one_key as is_copy,
        row_number() over (partition by $key order by _id) as place
    from keyed
    window one_key as (partition by $key)
)

select
    if(is_copy, 'key.repeated', 'key.contradicted') as rule,
    _id,
    true as is_critical
from judged
where not is_copy or place > 1
