-- One row per initiative and goal, and one without a goal for what goes to none: from which to which share of the whole
-- of the initiative it is. The stretches of one initiative fill 0 to 1, so that amounts split by them add up.
with weights as (
    select
        initiatives.initiative_id,
        initiative_goals.goal_id,
        cast(initiative_goals.weight as decimal(18, 9)) as weight
    from initiatives
    inner join initiative_goals on initiatives.initiative_id = initiative_goals.initiative_id
    where
        initiative_goals.weight > 0
        and initiative_goals.goal_id in (select goals.goal_id from goals)
),

sums as (
    select
        initiative_id,
        goal_id,
        sum(weight) over before_it - weight as from_share,
        sum(weight) over before_it as to_share
    from weights
    window before_it as (partition by initiative_id order by goal_id rows between unbounded preceding and current row)
),

-- Shares such as three thirds may add up to a little more or less than all.
stretches as (
    select
        initiative_id,
        goal_id,
        case when from_share >= 0.999999 then 1 else from_share end as from_share,
        case when to_share >= 0.999999 then 1 else to_share end as to_share
    from sums
),

told as (
    select
        initiative_id,
        max(to_share) as to_share
    from stretches
    group by initiative_id
)

select
    initiative_id,
    goal_id,
    cast(from_share as double) as from_share,
    cast(to_share as double) as to_share
from stretches
union all
select
    initiatives.initiative_id,
    '' as goal_id,
    cast(coalesce(told.to_share, 0) as double) as from_share,
    cast(1 as double) as to_share
from initiatives
left join told on initiatives.initiative_id = told.initiative_id
where coalesce(told.to_share, 0) < 1
