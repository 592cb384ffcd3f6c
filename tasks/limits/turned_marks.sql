-- One row per school, test, subject, window and column of which two values, such as two levels, clearly go with scores
-- the other way round than last time or, where that tells nothing, than at other schools; the school is empty where it
-- is so at all that have both. Not what was so of this window last time.
-- Of schools that differ, that one is wrong at which the proficient have the lower scores, and of levels the smaller.
with usual_before as (
    select
        assessment,
        subject,
        column_name,
        first_mark,
        second_mark,
        case
            when sum(above_n) >= greatest($fewest, 0.75 * sum(rows_n)) then true
            when sum(below_n) >= greatest($fewest, 0.75 * sum(rows_n)) then false
        end as is_above
    from score_order_before
    group by assessment, subject, column_name, first_mark, second_mark
),

totals as (
    select
        *,
        sum(rows_n) over series - sum(rows_n) over own as others_n,
        sum(above_n) over series - sum(above_n) over own as others_above_n,
        sum(below_n) over series - sum(below_n) over own as others_below_n
    from score_order
    window
        series as (partition by assessment, subject, column_name, first_mark, second_mark),
        own as (partition by assessment, subject, column_name, first_mark, second_mark, school_id)
),

sides as (
    select
        school_id,
        assessment,
        subject,
        window_end_date,
        column_name,
        first_mark,
        second_mark,
        rows_n,
        others_n,
        above_n > below_n as is_above,
        case
            when others_above_n >= greatest($fewest, 0.75 * others_n) then true
            when others_below_n >= greatest($fewest, 0.75 * others_n) then false
        end as is_above_elsewhere
    from totals
    where greatest(above_n, below_n) >= greatest($fewest, 0.75 * rows_n)
),

judged as (
    select
        sides.*,
        usual_before.is_above is not null as is_of_before,
        coalesce(sides.is_above <> usual_before.is_above, sides.is_above <> sides.is_above_elsewhere)
        and (
            usual_before.is_above is not null
            or case when sides.column_name = 'is_proficient' then not sides.is_above else others_n >= sides.rows_n end
        )
        and score_order_before.school_id is null as is_turned
    from sides
    left join usual_before
        on
            sides.assessment = usual_before.assessment
            and sides.subject = usual_before.subject
            and sides.column_name = usual_before.column_name
            and sides.first_mark = usual_before.first_mark
            and sides.second_mark = usual_before.second_mark
    left join score_order_before
        on
            sides.school_id = score_order_before.school_id
            and sides.assessment = score_order_before.assessment
            and sides.subject = score_order_before.subject
            and sides.window_end_date = score_order_before.window_end_date
            and sides.column_name = score_order_before.column_name
            and sides.first_mark = score_order_before.first_mark
            and sides.second_mark = score_order_before.second_mark
            and sides.is_above = (score_order_before.above_n > score_order_before.below_n)
            and greatest(score_order_before.above_n, score_order_before.below_n) >= 0.75 * score_order_before.rows_n
),

of_all as (
    select
        *,
        bool_and(coalesce(is_turned, false)) over windows as is_all,
        count(*) over windows as schools_n
    from judged
    window
        windows as (partition by assessment, subject, window_end_date, column_name, first_mark, second_mark)
),

turned as (
    select
        assessment,
        subject,
        window_end_date,
        column_name,
        first_mark,
        second_mark,
        case when is_all and schools_n > 1 then '' else school_id end as school_id,
        sum(rows_n) as rows_n,
        bool_or(is_above) as is_above,
        bool_or(is_of_before) as is_of_before
    from of_all
    where is_turned
    group by all
)

select
    assessment,
    subject,
    column_name,
    school_id,
    window_end_date,
    first_mark,
    second_mark,
    is_above,
    is_of_before
from turned
qualify
    row_number() over (
        partition by assessment, subject, column_name, school_id, window_end_date
        order by rows_n desc, first_mark asc, second_mark asc
    ) = 1
order by window_end_date desc, column_name asc, assessment asc, subject asc, school_id asc
