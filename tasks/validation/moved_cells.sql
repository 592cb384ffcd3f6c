-- One row per source row whose cells have moved by one column: from the first that is wrong, cells look like those of
-- the column before, or after, in sound rows of the file, or of the last good delivery where the file has none, and
-- none looks only like those of its own.
-- A shape is the value with each run of letters as one a and each digit as 9: what is like a number of seven digits is
-- not like one of four. Blank is a shape too. One wrong cell alone is that column's own trouble.
with bad as (
    select
        raw._file,
        raw._row,
        list_value($shapes) as shapes
    from $rows as raw
    semi join bad_source_rows as bad on raw._file = bad._file and raw._row = bad._row
    where hash(raw._row) % $one_in_of_bad = 0
),

sound as (
    select
        files._file,
        list_value($shapes) as shapes
    from $sound_rows
    where hash(raw._row) % $one_in_of_all = 0 or raw._row <= $first_rows
),

sound_shapes as (
    select
        _file,
        generate_subscripts(shapes, 1) as place,
        unnest(shapes) as shape
    from sound
),

sizes as (
    select
        _file,
        count(*) as sound_n
    from sound
    group by _file
),

known as (
    select
        sound_shapes._file,
        sound_shapes.place,
        sound_shapes.shape,
        100 * count(*) >= sizes.sound_n as is_common
    from sound_shapes
    inner join sizes on sound_shapes._file = sizes._file
    where sizes.sound_n >= $fewest_sound
    group by sound_shapes._file, sound_shapes.place, sound_shapes.shape, sizes.sound_n
),

cells as (
    select
        _file,
        _row,
        generate_subscripts(shapes, 1) as place,
        unnest(shapes) as shape
    from bad
    where _file in (select known._file from known)
),

compared as (
    select
        cells._file,
        cells._row,
        cells.place,
        coalesce(own.is_common, false) as is_in_place,
        coalesce(before.is_common, false) as is_of_before,
        coalesce(after.is_common, false) as is_of_after,
        before.shape is null and cells.shape <> '' as is_never_of_before,
        after.shape is null and cells.shape <> '' as is_never_of_after,
        min(case when own.is_common then null else cells.place end)
            over (partition by cells._file, cells._row)
            as first_wrong
    from cells
    left join known as own on cells._file = own._file and cells.place = own.place and cells.shape = own.shape
    left join known as before
        on cells._file = before._file and cells.place - 1 = before.place and cells.shape = before.shape
    left join known as after
        on cells._file = after._file and cells.place + 1 = after.place and cells.shape = after.shape
)

select
    _file,
    _row
from compared
where place >= first_wrong
group by _file, _row
having
    count(*) >= 3
    and count(*) filter (where not is_in_place) >= 2
    and (
        (
            bool_or(is_of_before and not is_in_place)
            and not bool_or(is_in_place and is_never_of_before and place > first_wrong)
        )
        or (
            bool_or(is_of_after and not is_in_place)
            and not bool_or(is_in_place and is_never_of_after and place < $last_place)
        )
    )
