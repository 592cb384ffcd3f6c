-- One row: people and schools of a dataset's accepted rows.
select
    count(distinct $person_column) as people_n,
    count(distinct $school_column) as schools_n
from accepted
