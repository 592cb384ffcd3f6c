-- Writes beside the cells of what is lacking which words came instead.
update expected
set instead = other_words.other_parts
from other_words
where
    expected.dataset = $dataset
    and not expected.has_come
    and expected.school_id = other_words.school_id
    and expected.part = other_words.part
    and expected.period_start = other_words.period_start
    and expected.period_end = other_words.period_end
