-- One row per shown figure of a student group that can be held against all others of its unit: counts of both.
-- Others are all students less the group, so that nobody is in both; who is of no known group is among them.
with shares as (
    select
        figures.measure,
        figures.slice,
        figures.unit_type,
        figures.unit_id,
        figures.group_id,
        figures.period_start,
        figures.period_end,
        figures.definition_version,
        figures.origin,
        figures.authority,
        cast(figures.numerator as bigint) as numerator,
        cast(figures.denominator as bigint) as denominator
    from figures
    inner join meanings on figures.measure = meanings.measure
    where
        meanings.is_share_of_people
        and figures.is_shown
        and figures.numerator = floor(figures.numerator)
        and figures.denominator = floor(figures.denominator)
        and figures.numerator between 0 and figures.denominator
),

beside_others as (
    select
        shares.*,
        split_part(shares.group_id, '=', 1) as breakdown,
        split_part(shares.group_id, '=', 2) as member,
        whole.numerator - shares.numerator as others_numerator,
        whole.denominator - shares.denominator as others_denominator
    from shares
    inner join shares as whole
        on
            shares.measure = whole.measure
            and shares.slice = whole.slice
            and shares.unit_type = whole.unit_type
            and shares.unit_id = whole.unit_id
            and shares.period_start = whole.period_start
            and shares.period_end = whole.period_end
            and shares.definition_version = whole.definition_version
            and shares.origin = whole.origin
            and shares.authority = whole.authority
            and whole.group_id = 'all'
    where shares.group_id <> 'all'
),

comparable as (
    select
        *,
        count(*) over same_breakdown as members_n,
        sum(denominator) over same_breakdown = denominator + others_denominator as are_all,
        -- Of two that are all, one comparison is the other with its sign turned: the one that 'yes' names, else the
        -- smaller group.
        row_number() over (same_breakdown order by member = 'no', denominator, group_id) as place
    from beside_others
    where
        denominator > 0
        and others_denominator > 0
        and others_numerator between 0 and others_denominator
    window same_breakdown as (
        partition by
            measure,
            slice,
            unit_type,
            unit_id,
            period_start,
            period_end,
            definition_version,
            origin,
            authority,
            breakdown
    )
)

select
    row_number() over (order by measure, slice, unit_type, unit_id, group_id, period_start, period_end, authority)
        as comparison_id,
    measure,
    slice,
    unit_type,
    unit_id,
    group_id,
    period_start,
    period_end,
    definition_version,
    origin,
    authority,
    numerator as numerator_1,
    denominator as denominator_1,
    others_numerator as numerator_2,
    others_denominator as denominator_2
from comparable
where members_n <> 2 or not are_all or place = 1
