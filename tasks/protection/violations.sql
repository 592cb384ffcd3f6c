-- One row per measure in which a published number breaks the policy by itself; none when all is well.
select
    published.measure,
    count(*) as cells_n
from published
inner join meanings on published.measure = meanings.measure
inner join candidates
    on
        published.measure = candidates.measure
        and published.unit_type = candidates.unit_type
        and published.unit_id = candidates.unit_id
        and published.group_id = candidates.group_id
        and published.slice = candidates.slice
        and published.period_start = candidates.period_start
        and published.period_end = candidates.period_end
cross join policy
where
    published.is_shown
    and candidates.is_protected
    and meanings.counted <> 'things'
    and (
        published.n < policy.minimum_n
        or (published.n is null and published.group_id <> 'all' and not candidates.is_published)
        or (published.numerator > 0 and published.numerator < policy.minimum_n)
        or (
            published.denominator > published.numerator
            and published.denominator - published.numerator < policy.minimum_n
        )
        or (
            published.n < policy.minimum_n_for_extremes
            and (published.numerator = 0 or published.numerator = published.denominator)
        )
    )
group by published.measure
order by published.measure
