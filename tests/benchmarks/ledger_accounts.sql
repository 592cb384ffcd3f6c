-- One row per account line of a made-up district: one in five names its initiative, one in three its school.
select
    date '2025-10-31' as as_of_date,
    2026 as fiscal_year,
    'a' || line as account,
    'expenditure' as account_kind,
    cast(line % 30 as varchar) as fund_code,
    cast(line * 13 % 400 as varchar) as function_code,
    cast(1000 + line * 17 % 6000 as varchar) as object_code,
    cast(line * 7 % 200 as varchar) as program_code,
    cast(line % 1500 as varchar) as site_code,
    case when line % 3 = 0 then 's' || (line % 1500) end as school_id,
    'd' || (line % 60) as department_id,
    case when line % 5 = 0 then 'i' || (line * 11 % 3000) end as initiative_id,
    cast((line * 37 % 100000) / 7 as decimal(18, 2)) as budgeted_usd,
    cast((line * 31 % 90000) / 11 as decimal(18, 2)) as actual_usd
from range($lines_n) as lines (line)
