"""What an entry does to the dashboard: whose rate moves, from what to what, and whether a rank or a target turns."""

from analytics.effects.comparison import between, of_entry, of_rows
from analytics.effects.effect import Effect, Effects, Picture, from_json
from analytics.effects.wording import headline, sentence

__all__ = ["Effect", "Effects", "Picture", "between", "from_json", "headline", "of_entry", "of_rows", "sentence"]
