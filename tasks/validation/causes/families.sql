-- One row per row held back or told of, and rule: with the family that tells one cause of a rule from another.
-- What is wrong with a column's own value is the cause; rules that look at it together with others are not.
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
)

select
    reasons.rule,
    reasons._id,
    reasons.is_critical,
    $way as family,
    $who as person,
    $where_from as file
from reasons
inner join staged on reasons._id = staged._id
anti join explained on reasons.rule = explained.rule and reasons._id = explained._id
