-- One row per number that a brief of this cycle could show, with the people behind it and whether it is small.
-- One period a measure, or periods that do not overlap, so that no two published numbers differ by a few days; of
-- student-days, months too, but none of which the cycle has only a part.
with current_year as (
    select school_years.start_date
    from school_years
    inner join cycle on cycle.end_date between school_years.start_date and school_years.end_date
),

-- What so few students have is not even named: it may be one person's data in the wrong column.
rare_slices as (
    select testing.slice
    from facts.testing
    cross join policy
    where testing.is_delivered
    group by testing.slice, policy.minimum_n
    having count(distinct testing.student_id) < policy.minimum_n
),

in_period as (
    select
        measures.*,
        coalesce(meanings.counted, 'students') as counted,
        coalesce(meanings.form, 'proportion') as form,
        coalesce(meanings.rests_on = 'assessments', false) as is_of_tests,
        case when measures.unit_type = 'school' then schools.level end as level,
        -- A delivered stretch of time that begins with an earlier one and ends later holds it.
        coalesce(meanings.only_grows, false) or measures.origin in ('counts', 'rates') as only_grows,
        -- Parts of the same people are others, and their difference is nobody.
        case when coalesce(meanings.parts_of, '') = '' then coalesce(meanings.variant_of, '') else '' end as variant_of
    from measures
    left join meanings on measures.measure = meanings.measure
    left join schools on measures.unit_id = schools.school_id
    left join periods on measures.period_start = periods.period_start and measures.period_end = periods.period_end
    left join split_months
        on
            measures.measure = split_months.measure
            and measures.period_start = split_months.period_start
            and measures.period_end = split_months.period_end
    cross join cycle
    cross join current_year
    where
        -- Of levels there is what groups are compared by.
        (
            measures.unit_type <> 'level'
            or coalesce(meanings.form = 'proportion' and meanings.counted in ('students', 'staff'), false)
        )
        and not (measures.origin = 'student rows' and measures.slice in (select slice from rare_slices))
        and case
            when measures.origin in ('counts', 'rates') then true
            when meanings.shown_period = 'own' and measures.origin = 'student rows' then true
            -- Months of things, and of rates that their authority has published, tell of nobody.
            when periods.is_month and measures.origin = 'student rows' and meanings.counted = 'things' then true
            when periods.is_month and measures.origin = 'median of rates' and measures.is_published then true
            -- Days add up over time: what is hidden of one period is hidden of all.
            when
                periods.is_month and measures.origin = 'student rows' and meanings.counted = 'student_days'
                then split_months.measure is null
            when coalesce(meanings.shown_period, 'own') <> 'year'
                then measures.period_start = cycle.start_date and measures.period_end = cycle.end_date
            else measures.period_start = current_year.start_date and measures.period_end = cycle.end_date
        end
),

with_people as (
    select
        in_period.*,
        split_part(in_period.group_id, '=', 1) as breakdown,
        in_period.counted <> 'things' as is_protected,
        -- Behind student-days are students; a delivered rate says itself how many people it speaks of.
        case
            when in_period.counted = 'student_days' and in_period.origin <> 'rates' then people.reported_n
            else in_period.n
        end as people_n,
        -- A rate of so many people tells how many it counts.
        case
            when in_period.numerator is not null then in_period.numerator
            when in_period.form <> 'value' and in_period.counted <> 'student_days'
                then cast(round(in_period.value * in_period.n) as decimal(18, 3))
        end as part_n,
        case when in_period.numerator is not null then in_period.denominator else in_period.n end as of_n
    from in_period
    left join facts.attendance_by_group as people
        on
            in_period.unit_type = people.unit_type
            and in_period.unit_id = people.unit_id
            and in_period.group_id = people.group_id
            and in_period.period_start = people.period_start
            and in_period.period_end = people.period_end
),

with_whole as (
    select
        with_people.*,
        whole.people_n as whole_n,
        whole.part_n as whole_part_n,
        whole.of_n as whole_of_n,
        abs(with_people.part_n - definitions.part_n) as parts_apart_n,
        abs(with_people.of_n - definitions.of_n) as wholes_apart_n,
        abs(with_people.of_n - with_people.part_n - definitions.of_n + definitions.part_n) as rests_apart_n
    from with_people
    left join with_people as definitions
        on
            with_people.variant_of = definitions.measure
            and with_people.unit_type = definitions.unit_type
            and with_people.unit_id = definitions.unit_id
            and with_people.group_id = definitions.group_id
            -- One of several slices of a version is of the definition's, as a flag is of a grade.
            and (definitions.slice = '' or starts_with(with_people.slice, definitions.slice || ', '))
            and with_people.period_start = definitions.period_start
            and with_people.period_end = definitions.period_end
    left join with_people as whole
        on
            with_people.measure = whole.measure
            and with_people.unit_type = whole.unit_type
            and with_people.unit_id = whole.unit_id
            and with_people.slice = whole.slice
            and with_people.period_start = whole.period_start
            and with_people.period_end = whole.period_end
            and whole.group_id = 'all'
)

select
    with_whole.*,
    row_number() over (
        order by
            with_whole.measure,
            with_whole.unit_type,
            with_whole.unit_id,
            with_whole.group_id,
            with_whole.slice,
            with_whole.period_start,
            with_whole.period_end
    ) as number_id,
    with_whole.is_protected and with_whole.status = 'reported' and (
        coalesce(
            with_whole.people_n < policy.minimum_n,
            -- Nobody knows how small a group without n is, but who has published it has judged that.
            with_whole.group_id <> 'all' and not with_whole.is_published
        )
        or (
            with_whole.group_id <> 'all'
            and coalesce(
                with_whole.whole_n > with_whole.people_n
                and with_whole.whole_n - with_whole.people_n < policy.minimum_n,
                false
            )
        )
        or coalesce(with_whole.part_n > 0 and with_whole.part_n < policy.minimum_n, false)
        or coalesce(
            with_whole.of_n > with_whole.part_n and with_whole.of_n - with_whole.part_n < policy.minimum_n, false
        )
        -- Who counts by one version of a definition and not by another may be few.
        or coalesce(with_whole.parts_apart_n > 0 and with_whole.parts_apart_n < policy.minimum_n, false)
        or coalesce(with_whole.wholes_apart_n > 0 and with_whole.wholes_apart_n < policy.minimum_n, false)
        or coalesce(with_whole.rests_apart_n > 0 and with_whole.rests_apart_n < policy.minimum_n, false)
        -- A denominator that is no count of valid scores tells how many have none.
        or coalesce(
            with_whole.is_of_tests
            and with_whole.of_n > with_whole.received_n
            and with_whole.expected_n > with_whole.received_n
            and with_whole.expected_n - with_whole.received_n < policy.minimum_n,
            false
        )
        or coalesce(
            with_whole.people_n < policy.minimum_n_for_extremes
            and (
                with_whole.part_n = 0
                or with_whole.part_n = with_whole.of_n
                or (with_whole.form <> 'value' and (with_whole.value <= 0 or with_whole.value >= 1))
            ),
            false
        )
    ) as is_small
from with_whole
cross join policy
