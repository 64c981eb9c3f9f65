"""Which claims are looked at before the kit says anything: one of three, always the same."""

from uuid import UUID

from kit.web.teacher.authoring.from_article.key_page import _is_blind

DRAFT = UUID("01a22b56-8980-79eb-a387-e5307c7aa3cc")


def test_one_claim_of_three_is_looked_at_first() -> None:
    blind = [number for number in range(900) if _is_blind(DRAFT, f"claim-{number}")]
    assert 250 < len(blind) < 350
    assert blind == [number for number in range(900) if _is_blind(DRAFT, f"claim-{number}")]
