"""Which goals an initiative serves, and how much of it goes to each."""

from expectations.contract import Column, Contract, Kind, TableRule

CONTRACT = Contract(
    dataset="initiative_goals",
    title="Goals of initiatives",
    grain="one row per initiative and goal",
    sentence="Which goals an initiative serves, and how much of it goes to each.",
    columns=(
        Column(
            name="initiative_id",
            kind=Kind.TEXT,
            required=True,
            sentence="The initiative.",
            refers_to="initiatives.initiative_id",
        ),
        Column(name="goal_id", kind=Kind.TEXT, required=True, sentence="The goal.", refers_to="goals.goal_id"),
        Column(
            name="weight",
            kind=Kind.RATE,
            unit="0..1",
            required=True,
            sentence="Its share for this goal; the shares of one initiative add up to at most 1.",
            minimum=0,
            maximum=1,
        ),
    ),
    key=("initiative_id", "goal_id"),
    table_rules=(
        TableRule(
            name="weights_within_one",
            sentence="The shares of one initiative add up to at most 1.",
            broken_rows="select initiative_id from {batch} group by initiative_id having sum(weight) > 1.000001",
        ),
    ),
)
