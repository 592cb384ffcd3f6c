-- One row per combination of account codes that a rule fits: the first rule that does, and what it says.
-- Rules are held against combinations and not against lines, of which there are many more.
with combinations as (
    select distinct
        fund_code,
        function_code,
        object_code,
        program_code,
        project_code,
        site_code,
        tag
    from facts.money_lines
    union
    select distinct
        fund_code,
        '' as function_code,
        object_code,
        program_code,
        '' as project_code,
        '' as site_code,
        '' as tag
    from facts.position_lines
),

-- 43* is every code that begins with 43, and what a rule does not name may be any.
rules as (
    select
        rule_id,
        priority,
        coalesce(fund_code, '*') as fund_code,
        coalesce(function_code, '*') as function_code,
        coalesce(object_code, '*') as object_code,
        coalesce(program_code, '*') as program_code,
        coalesce(project_code, '*') as project_code,
        coalesce(site_code, '*') as site_code,
        coalesce(tag, '*') as tag,
        coalesce(initiative_id, '') as initiative_id,
        coalesce(department_id, '') as department_id
    from account_rules
),

fitting as (
    select
        combinations.*,
        rules.rule_id,
        rules.priority,
        rules.initiative_id,
        rules.department_id
    from combinations
    inner join rules
        on
            rules.fund_code in (
                combinations.fund_code,
                substr(combinations.fund_code, 1, length(rules.fund_code) - 1) || '*'
            )
            and rules.function_code in (
                combinations.function_code,
                substr(combinations.function_code, 1, length(rules.function_code) - 1) || '*'
            )
            and rules.object_code in (
                combinations.object_code,
                substr(combinations.object_code, 1, length(rules.object_code) - 1) || '*'
            )
            and rules.program_code in (
                combinations.program_code,
                substr(combinations.program_code, 1, length(rules.program_code) - 1) || '*'
            )
            and rules.project_code in (
                combinations.project_code,
                substr(combinations.project_code, 1, length(rules.project_code) - 1) || '*'
            )
            and rules.site_code in (
                combinations.site_code,
                substr(combinations.site_code, 1, length(rules.site_code) - 1) || '*'
            )
            and rules.tag in (
                combinations.tag,
                substr(combinations.tag, 1, length(rules.tag) - 1) || '*'
            )
)

select
    fund_code,
    function_code,
    object_code,
    program_code,
    project_code,
    site_code,
    tag,
    rule_id,
    initiative_id,
    department_id
from fitting
qualify
    row_number() over (
        partition by fund_code, function_code, object_code, program_code, project_code, site_code, tag
        order by priority asc, rule_id asc
    ) = 1
