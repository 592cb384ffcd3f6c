-- Counts as come what is lacking of a part at schools that sent rows of a part that nobody knows.
update expected
set has_come = true
where dataset = $dataset and part <> '' and not has_come and list_contains(cast($schools as varchar[]), school_id)
