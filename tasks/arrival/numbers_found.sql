-- One row: the distinct numbers of a column, and those that are students' own or state numbers.
select
    count(*) as distinct_n,
    count(own.number) as own_n,
    count(state_numbers.state_student_id) as state_n,
    coalesce(cast(sum(numbers.rows_n) as bigint), 0) as rows_n
from numbers
left join own on numbers.number = own.number
left join state_numbers on numbers.number = state_numbers.state_student_id
