-- One row: rows, people and schools of a dataset's accepted rows that are dated within a time; both ends count.
select
    count(*) as rows_n,
    count(distinct $person_column) as people_n,
    count(distinct $school_column) as schools_n
from read_parquet($path)
where $date_column between $first_date and $last_date
