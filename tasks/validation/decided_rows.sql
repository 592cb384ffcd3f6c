-- One row per row of a key between whose rows a department has decided: which go no further, since all that were sent
-- back say the same. Of these one goes on.
with sent_back as (
    select
        mapped_rows._id,
        mended_answers.is_decided
    from mapped_rows
    inner join mended_answers on mapped_rows._file = mended_answers._file and mapped_rows._row = mended_answers._row
    where mapped_rows._left_out is null
    group by mapped_rows._id, mended_answers.is_decided
),

decided_keys as (
    select distinct $mapped_key
    from mapped_rows
    inner join sent_back on mapped_rows._id = sent_back._id
    where sent_back.is_decided and $is_whole
),

members as (
    select
        mapped_rows._id,
        mapped_rows._file,
        mapped_rows._row,
        $mapped_key,
        md5(cast(to_json(struct_pack($content)) as varchar)) as content,
        mapped_rows._id in (select _id from sent_back) as is_sent_back
    from mapped_rows
    inner join decided_keys on $same_key
    where mapped_rows._left_out is null
),

judged as (
    select
        _id,
        _file,
        _row,
        $key,
        is_sent_back,
        count(distinct content) filter (where is_sent_back) over of_key as ways_n,
        row_number() over (partition by $key, is_sent_back order by _id) as place
    from members
    window of_key as (partition by $key)
)

select
    _id,
    _file,
    _row,
    not is_sent_back or place > 1 as is_against
from judged
where ways_n = 1
qualify bool_or(not is_sent_back or place > 1) over (partition by $key)
