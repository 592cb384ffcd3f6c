-- One row per rule and row that breaks it.
with bad as (
    select
        _id,
        unnest(list_filter([$broken], lambda rule: rule is not null)) as rule
    from suspects as staged
    where $is_bad
)

select
    rule,
    _id,
    not list_contains(cast([$warnings] as varchar[]), rule) as is_critical
from bad
