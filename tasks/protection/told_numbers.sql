-- One row per number about people that a run has for its readers, shown, coded or not, with what it counts of how many.
select
    shown_numbers.measure,
    shown_numbers.unit_type,
    shown_numbers.unit_id,
    shown_numbers.group_id,
    shown_numbers.level,
    shown_numbers.slice,
    shown_numbers.period_start,
    shown_numbers.period_end,
    cast(shown_numbers.part_n as decimal(18, 3)) as part_n,
    cast(shown_numbers.of_n as decimal(18, 3)) as of_n,
    shown_numbers.hidden_reason = '' as is_shown,
    coded_numbers.number_id is not null as is_coded,
    -- A rate of so many people tells between which numbers of them it lies.
    cast(ceil(round(coded_numbers.least_rate * shown_numbers.of_n, 6)) as bigint) as least_part_n,
    cast(floor(round(coded_numbers.most_rate * shown_numbers.of_n, 6)) as bigint) as most_part_n
from shown_numbers
left join coded_numbers on shown_numbers.number_id = coded_numbers.number_id
where shown_numbers.is_protected
order by
    shown_numbers.measure,
    shown_numbers.unit_type,
    shown_numbers.unit_id,
    shown_numbers.group_id,
    shown_numbers.slice,
    shown_numbers.period_start,
    shown_numbers.period_end
