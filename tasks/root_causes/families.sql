-- One row per row held back or told of, and rule: with the family that tells one cause of a rule from another.
-- What is wrong with a column's own value is the cause; rules that look at it together with others are not, unless they
-- hold back what the value alone does not.
-- Where the cells of a row have moved, or it names a total, that is the cause of all that is wrong with it. That nobody
-- knows the unit of a total follows from its being one.
with broken_columns as (
    select
        _id,
        split_part(rule, '.', 1) as column_name,
        bool_or(is_critical) as is_critical
    from reasons
    where contains(rule, '.') and not starts_with(rule, 'key.')
    group by all
),

explained as (
    select distinct
        reasons.rule,
        reasons._id
    from reasons
    inner join columns_of_rules on reasons.rule = columns_of_rules.rule
    inner join broken_columns
        on reasons._id = broken_columns._id and columns_of_rules.column_name = broken_columns.column_name
    where not contains(reasons.rule, '.') and (broken_columns.is_critical or not reasons.is_critical)
    union
    select
        reasons.rule,
        reasons._id
    from reasons
    semi join reasons as totals on reasons._id = totals._id and totals.rule = 'total_among_rows'
    where reasons.rule = 'school_is_known' or ends_with(reasons.rule, '.unknown')
    union
    select
        reasons.rule,
        reasons._id
    from reasons
    semi join reasons as whole_rows
        on reasons._id = whole_rows._id and whole_rows.rule in ('cells_moved', 'named_total')
    where reasons.rule not in ('cells_moved', 'named_total')
),

held_back as (
    select distinct _id from reasons
    where is_critical
),

moved as (
    select distinct _id from shifted_rows
),

told as (
    select
        reasons.rule,
        reasons._id,
        reasons.is_critical or (reasons.rule = 'total_among_rows' and held_back._id is not null) as is_critical
    from reasons
    left join held_back on reasons._id = held_back._id
    anti join moved on reasons._id = moved._id
    anti join explained on reasons.rule = explained.rule and reasons._id = explained._id
    union all
    select
        $shifted as rule,
        reasons._id,
        bool_or(reasons.is_critical) as is_critical
    from reasons
    inner join moved on reasons._id = moved._id
    group by reasons._id
)

select
    told.rule,
    told._id,
    told.is_critical,
    $way as family,
    $who as person,
    $whose_number as number,
    $where_from as file
from told
inner join bad_rows as staged on told._id = staged._id
