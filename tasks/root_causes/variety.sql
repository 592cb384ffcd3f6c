-- One row per rule about codes or numbers: how varied the values are that break it, beside the people who have them.
-- A name has letters and no digit, and few people share it; what is nearly a code is none.
with families_of_values as (
    select
        rule,
        family,
        count(*) as rows_n,
        count(distinct person) as people_n,
        regexp_matches(family, $like_a_name) and not list_contains($near, rule || '=' || family)
            as is_like_a_name
    from families
    where not list_contains($unsaid, family) and (ends_with(rule, '.known') or ends_with(rule, '.unknown'))
    group by rule, family
),

people as (
    select
        rule,
        count(distinct person) as people_n
    from families
    group by rule
)

select
    families_of_values.rule,
    count(*) as values_n,
    any_value(people.people_n) as people_n,
    count(*) filter (where is_like_a_name) as names_n,
    count(*) filter (where is_like_a_name and families_of_values.people_n < $fewest_people) as rare_names_n,
    coalesce(sum(rows_n) filter (where is_like_a_name), 0) as names_rows_n
from families_of_values
inner join people on families_of_values.rule = people.rule
group by families_of_values.rule
