-- One row: what would bring the unmatched numbers of a column together with those known.
-- Text is compared as it is: a number whose zeros were lost is told, and never mended in silence.
with unmatched as (
    select numbers.number
    from numbers
    anti join known on numbers.number = known.number
),

-- A spreadsheet writes 12345 as 12345.0, and 1200000000 as 1.2E+09.
without_decimals as (
    select
        unmatched.number,
        regexp_replace(unmatched.number, '[.]0*$', '') as whole,
        regexp_full_match(unmatched.number, '[0-9]+[.]0*') as has_decimals,
        regexp_full_match(unmatched.number, '[0-9]([.][0-9]+)?[eE][+]?[0-9]+') as is_shortened
    from unmatched
),

zeros_restored as (
    select
        unmatched.number,
        min(length(known.number)) as width
    from unmatched
    inner join known on ltrim(unmatched.number, '0') = ltrim(known.number, '0')
    where length(known.number) > length(unmatched.number) and ltrim(known.number, '0') <> ''
    group by unmatched.number
),

zeros_too_many as (
    select distinct unmatched.number
    from unmatched
    inner join known on ltrim(unmatched.number, '0') = ltrim(known.number, '0')
    where length(known.number) < length(unmatched.number) and ltrim(known.number, '0') <> ''
),

decimals_dropped as (
    select distinct without_decimals.number
    from without_decimals
    inner join known on ltrim(without_decimals.whole, '0') = ltrim(known.number, '0')
    where without_decimals.has_decimals and ltrim(known.number, '0') <> ''
),

other_case as (
    select distinct unmatched.number
    from unmatched
    inner join known on upper(unmatched.number) = upper(known.number)
)

select
    (select count(*) from unmatched) as unmatched_n,
    (select count(*) from zeros_restored) as zeros_restored_n,
    (select min(width) from zeros_restored) as least_width,
    (select max(width) from zeros_restored) as most_width,
    (select count(*) from zeros_too_many) as zeros_too_many_n,
    (select count(case when has_decimals then 1 end) from without_decimals) as with_decimals_n,
    (select count(*) from decimals_dropped) as decimals_dropped_n,
    (select count(case when is_shortened then 1 end) from without_decimals) as shortened_n,
    (select count(*) from other_case) as other_case_n
