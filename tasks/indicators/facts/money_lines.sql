-- One row per account line of spending, as it stood on the last day that balances are of by the cycle's end, in the
-- fiscal year of which most had been spent by then: balances of two days are never added.
with last_days as (
    select max(money.as_of_date) as last_date
    from money
    inner join cycle on money.as_of_date <= cycle.end_date
    where money.account_kind = 'expenditure'
),

dated as (
    select money.*
    from money
    inner join last_days on money.as_of_date = last_days.last_date
    where money.account_kind = 'expenditure'
),

years as (
    select
        fiscal_year,
        row_number() over (order by sum(coalesce(actual_usd, 0)) desc, fiscal_year asc) as place
    from dated
    group by fiscal_year
)

select
    dated.as_of_date,
    dated.fiscal_year,
    dated.account,
    coalesce(dated.line_id, '') as line_id,
    coalesce(dated.fund_code, '') as fund_code,
    coalesce(dated.function_code, '') as function_code,
    coalesce(dated.object_code, '') as object_code,
    coalesce(dated.program_code, '') as program_code,
    coalesce(dated.project_code, '') as project_code,
    coalesce(dated.site_code, '') as site_code,
    coalesce(dated.tag, '') as tag,
    coalesce(dated.school_id, '') as school_id,
    coalesce(dated.department_id, '') as department_id,
    coalesce(dated.initiative_id, '') as initiative_id,
    coalesce(dated.revised_usd, dated.budgeted_usd) as budget_usd,
    dated.actual_usd as spent_usd
from dated
inner join years on dated.fiscal_year = years.fiscal_year
where years.place = 1
