"""Taking a text apart: cleaned, and cut into blocks, sentences and claims. Pure, and linear."""

from kit.drafting.cutting.language import is_english
from kit.drafting.cutting.personal import PersonalDatum, PersonalKind, personal_data
from kit.drafting.cutting.taking import take_apart

__all__ = ["PersonalDatum", "PersonalKind", "is_english", "personal_data", "take_apart"]
