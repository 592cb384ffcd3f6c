-- Takes the cells of words that stand for other ones out of what is expected, in that window, where they have not come.
delete from expected
using (
    select
        unnest(other_parts) as part,
        period_start,
        period_end
    from other_words
) as words
where
    expected.dataset = $dataset
    and not expected.has_come
    and expected.part = words.part
    and expected.period_start <= words.period_end
    and expected.period_end >= words.period_start
