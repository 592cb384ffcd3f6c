-- One row per school that is given up and school that stands for it, at once or in turn; empty where none does.
-- A number that was given to a school anew since is not given up.
with recursive lines as (
    select
        school_id,
        change,
        change_date,
        successor_school_id,
        max(change_date) filter (where change = 'opened') over (partition by school_id) as opened_anew
    from told
    where change_date <= $until
),

given_up as (
    select
        school_id,
        successor_school_id as stands_for
    from lines
    where change in ('closed', 'renumbered', 'merged', 'split') and change_date >= coalesce(opened_anew, change_date)
    union
    select
        school_id,
        null as stands_for
    from closings
    where closed_date <= $until
),

in_turn as (
    select
        school_id,
        stands_for
    from given_up
    union
    select
        in_turn.school_id,
        given_up.stands_for
    from in_turn
    inner join given_up on in_turn.stands_for = given_up.school_id
)

select
    school_id,
    stands_for
from in_turn
