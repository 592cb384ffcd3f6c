-- One row per row held back or told of, and rule: with the family that tells one cause of a rule from another.
-- What is wrong with a column's own value is the cause; rules that look at it together with others are not.
-- Where the cells of a row have moved, that is the cause of all that is wrong with it.
with broken_columns as (
    select distinct
        _id,
        split_part(rule, '.', 1) as column_name
    from reasons
    where contains(rule, '.') and not starts_with(rule, 'key.')
),

explained as (
    select distinct
        reasons.rule,
        reasons._id
    from reasons
    inner join columns_of_rules on reasons.rule = columns_of_rules.rule
    inner join broken_columns
        on reasons._id = broken_columns._id and columns_of_rules.column_name = broken_columns.column_name
    where not contains(reasons.rule, '.')
),

moved as (
    select distinct _id from shifted_rows
),

told as (
    select
        reasons.rule,
        reasons._id,
        reasons.is_critical
    from reasons
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
    $where_from as file
from told
inner join staged on told._id = staged._id
