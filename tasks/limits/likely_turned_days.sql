-- One row: whether a school has several newer days on which most are away.
select
    exists(
        select school_id
        from days_away
        where not tells and is_newer
        group by school_id
        having count(*) >= $fewest_days
    ) as is_likely
