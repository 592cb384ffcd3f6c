-- One row per row of `staged` that breaks a rule of single rows or may share its key with another.
select *
from staged
where ($is_bad) or ($may_repeat)
