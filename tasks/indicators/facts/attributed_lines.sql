-- One row per initiative, department and school that money or positions are for: what the account says it is for, or
-- else the first rule that fits. What nobody says stays without an initiative.
with lines as (
    select
        fund_code,
        function_code,
        object_code,
        program_code,
        project_code,
        site_code,
        tag,
        school_id,
        department_id,
        initiative_id,
        as_of_date,
        budget_usd,
        spent_usd,
        cast(null as decimal(18, 3)) as fte
    from facts.money_lines
    union all
    select
        fund_code,
        '' as function_code,
        object_code,
        program_code,
        '' as project_code,
        '' as site_code,
        '' as tag,
        school_id,
        department_id,
        initiative_id,
        cast(null as date) as as_of_date,
        cast(null as decimal(18, 3)) as budget_usd,
        cast(null as decimal(18, 3)) as spent_usd,
        fte
    from facts.position_lines
),

attributed as (
    select
        lines.school_id,
        lines.as_of_date,
        lines.budget_usd,
        lines.spent_usd,
        lines.fte,
        coalesce(named.initiative_id, ruled.initiative_id, '') as initiative_id,
        coalesce(
            nullif(lines.department_id, ''),
            nullif(ruled_codes.department_id, ''),
            named.lead_department_id,
            ruled.lead_department_id,
            ''
        ) as department_id
    from lines
    left join facts.ruled_codes
        on
            lines.fund_code = ruled_codes.fund_code
            and lines.function_code = ruled_codes.function_code
            and lines.object_code = ruled_codes.object_code
            and lines.program_code = ruled_codes.program_code
            and lines.project_code = ruled_codes.project_code
            and lines.site_code = ruled_codes.site_code
            and lines.tag = ruled_codes.tag
    left join initiatives as named on lines.initiative_id = named.initiative_id
    left join initiatives as ruled
        on lines.initiative_id = '' and ruled_codes.initiative_id = ruled.initiative_id
)

select
    initiative_id,
    department_id,
    school_id,
    max(as_of_date) as as_of_date,
    cast(sum(budget_usd) as decimal(18, 3)) as budget_usd,
    cast(sum(spent_usd) as decimal(18, 3)) as spent_usd,
    cast(sum(fte) as decimal(18, 3)) as fte
from attributed
group by initiative_id, department_id, school_id
