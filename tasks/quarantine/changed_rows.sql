-- One row per source row as it is read, with the digest of the row as it came.
select
    raw.*,
    $digest as digest_of_came
from $raw as raw
inner join unmended on raw._file = unmended._file and raw._row = unmended._row
