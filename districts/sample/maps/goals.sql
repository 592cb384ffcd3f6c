-- One row per goal and measure: the strategic plan writes 15.0%, 6/30/2027 and Less.
-- A spreadsheet may have kept 15.0% as 0.15: only what has a % is by 100.
select
    "Goal" as goal_id,
    "Statement" as title,
    "Department" as owner_department_id,
    trim("Owner") as owner,
    trim("Measure") as measure,
    "Subject" as slice,
    'district' as unit_type,
    null as unit_id,
    if("Student group" = 'All', 'all', "Student group") as group_id,
    round(try_cast(rtrim("Baseline", ' %') as double) / if(contains("Baseline", '%'), 100, 1), 4) as baseline,
    cast(try_strptime("Baseline of", '%m/%d/%Y') as date) as baseline_date,
    round(try_cast(rtrim("Target", ' %') as double) / if(contains("Target", '%'), 100, 1), 4) as target,
    case "Better" when 'More' then 'up' when 'Less' then 'down' end as direction,
    cast(try_strptime("By when", '%m/%d/%Y') as date) as due_date,
    _file,
    _row
from raw
