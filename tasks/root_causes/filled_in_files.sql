-- One row per file: how many rows fill each of some columns.
select
    $in_file as file,
    $filled
from staged
where list_contains($files, $in_file)
group by all
