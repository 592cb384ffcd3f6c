-- One row per source row as it is read, with the digest of the row as it landed.
select
    raw.*,
    $digest as landed_digest
from $raw as raw
inner join landed on raw._file = landed._file and raw._row = landed._row
