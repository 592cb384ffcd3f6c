-- One row per student and stay at a school; a student who moves has two.
with stays as (
    select
        student_n,
        student_id,
        student_name,
        grade,
        grade_n,
        student_seed,
        absence_per_million,
        score_shift,
        unnest(
            if(
                move_day_n is null,
                [{
                    'school_n': school_n,
                    'first_day_n': first_day_n,
                    'last_day_n': last_day_n,
                    'ending': if(is_leaver, 'leaves', 'stays')
                }],
                [
                    {
                        'school_n': school_n,
                        'first_day_n': first_day_n,
                        'last_day_n': move_day_n - 1,
                        'ending': 'moves'
                    },
                    {
                        'school_n': second_school_n,
                        'first_day_n': move_day_n,
                        'last_day_n': last_day_n,
                        'ending': 'stays'
                    }
                ]
            )
        ) as stay
    from student
)

select
    stays.student_n,
    stays.student_id,
    stays.student_name,
    stays.grade,
    stays.grade_n,
    stays.student_seed,
    stays.absence_per_million,
    stays.score_shift,
    school.school_id,
    stays.stay.first_day_n,
    stays.stay.last_day_n,
    stays.stay.ending,
    school.school_seed,
    school.change_day_n,
    school.change_percent,
    school.closed_day_n
from stays
left join school on stays.stay.school_n = school.school_n
