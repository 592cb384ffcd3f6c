-- One row per earlier and new column: how many sampled values of the new one are written like values of the earlier.
-- A form is the value with each run of digits as one 9 and each run of letters as one a: 2025-11-03 is 9-9-9.
with earlier_forms as (
    select distinct
        name,
        regexp_replace(regexp_replace(value, '[0-9]+', '9', 'g'), $letters, 'a', 'g') as form
    from earlier_values
),

new_forms as (
    select
        name,
        regexp_replace(regexp_replace(value, '[0-9]+', '9', 'g'), $letters, 'a', 'g') as form
    from new_values
)

select
    earlier_forms.name as earlier_name,
    new_forms.name as new_name,
    count(*) as formed_n
from earlier_forms
inner join new_forms on earlier_forms.form = new_forms.form
group by earlier_forms.name, new_forms.name
