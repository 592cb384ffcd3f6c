-- One row per row of the ledger and unit that it is of: the district, and its department, goal and initiative if it has
-- them.
with units as (
    select unit_type
    from (values ('district'), ('department'), ('goal'), ('initiative')) as named (unit_type)
),

placed as (
    select
        units.unit_type,
        case units.unit_type
            when 'department' then ledger.department_id
            when 'goal' then ledger.goal_id
            when 'initiative' then ledger.initiative_id
            else ''
        end as unit_id,
        ledger.goal_id,
        ledger.initiative_id,
        ledger.department_id,
        ledger.school_id,
        ledger.period_start,
        ledger.period_end,
        ledger.as_of_date,
        ledger.budget_usd,
        ledger.spent_usd,
        ledger.fte,
        ledger.learning_hours,
        ledger.is_mandated
    from facts.ledger
    cross join units
)

select
    unit_type,
    unit_id,
    goal_id,
    initiative_id,
    department_id,
    school_id,
    period_start,
    period_end,
    as_of_date,
    budget_usd,
    spent_usd,
    fte,
    learning_hours,
    is_mandated
from placed
where unit_type = 'district' or unit_id <> ''
